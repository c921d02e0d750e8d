import type { Office } from './office.ts';

/** A consultation or complaint of the demo city: asked so many working days ago, in which quarter of that day. */
export interface DemoInquiry {
  askedBefore: number;
  quarter: number;
  kind: 'consultation' | 'complaint';
  about: { item: string } | { department: string };
  name: string;
  phone?: string;
  content: string;
  /** working days later, by whom */
  reply?: { later: number; by: string; text: string };
}

const ITEM = { item: 'road-occupation' };

export const DEMO_INQUIRIES: DemoInquiry[] = [
  {
    ...{ askedBefore: 1, quarter: 2, kind: 'consultation', about: ITEM, name: '林晓峰', phone: '13950001122' },
    content: '占用人行道搭设脚手架，面积不到 10 平方米，也需要申请吗？需要哪些材料？',
  },
  {
    ...{ askedBefore: 5, quarter: 0, kind: 'consultation', about: ITEM, name: '黄丽珍', phone: '13805957788' },
    content: '许可到期前工程没有完工，可以延期吗？最迟什么时候提出？',
  },
  {
    ...{ askedBefore: 8, quarter: 1, kind: 'consultation', about: { department: 'traffic-police' }, name: '吴国栋' },
    content: '夜间施工期间，交通引导人员由谁安排？',
  },
  {
    ...{ askedBefore: 6, quarter: 3, kind: 'complaint', about: { department: 'traffic-police' }, name: '许志明' },
    ...{ phone: '13607551234', content: '电话咨询三次都答复“不清楚”，没有告知应当找谁。' },
  },
  {
    ...{ askedBefore: 7, quarter: 1, kind: 'consultation', about: ITEM, name: '陈美玲', phone: '13799886655' },
    content: '挖掘修复费是按实际面积还是申请面积计算？',
    reply: {
      later: 2,
      by: 'zhangjianguo',
      text: '按批准的挖掘面积计算；实测面积不同的，以实测为准。收费标准见办事指南。',
    },
  },
];

/** Asked through the portal; answers the number. */
export const askDemoInquiry = (office: Office, inquiry: DemoInquiry, key: string): Promise<string> => {
  const { kind, about, name, phone, content } = inquiry;
  const inquirer = phone === undefined ? { name } : { name, phone };
  return office.portal.ask({ kind, about, inquirer, content }, key);
};

export const replyDemoInquiry = async (office: Office, inquiryNo: string, by: string, reply: string): Promise<void> => {
  await (await office.desk(by)).post(`/desk/api/inquiries/${inquiryNo}/reply`, { reply, version: 1 });
};
