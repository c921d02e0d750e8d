import type { Department, Role } from '../../domain/people/index.ts';

/** The offices of the demo city. */
export const DEMO_DEPARTMENTS: Department[] = [
  { id: 'government-service-centre', name: '政务服务中心窗口', position: 1 },
  { id: 'municipal-administration', name: '市政管理局', position: 2 },
  { id: 'traffic-police', name: '公安交管支队', position: 3 },
  { id: 'supervision-office', name: '行政审批监督科', position: 4 },
  { id: 'information-centre', name: '信息中心', position: 5 },
];

/** Somebody who works in the demo city; `user` is what they sign in with. */
export interface DemoPerson {
  user: string;
  name: string;
  department: string;
  roles: Role[];
  /** of who answers for the department and is reached by SMS; fictitious */
  headPhone?: string;
}

const at = (department: string, user: string, name: string, ...roles: Role[]): DemoPerson => ({
  user,
  name,
  department,
  roles,
});

const head = (person: DemoPerson, headPhone: string): DemoPerson => ({ ...person, headPhone });

export const DEMO_PEOPLE: DemoPerson[] = [
  head(at('government-service-centre', 'wangxiulan', '王秀兰', 'window-clerk'), '13900000101'),
  at('government-service-centre', 'lixiaoming', '李晓明', 'window-clerk'),
  at('municipal-administration', 'zhangjianguo', '张建国', 'reviewer'),
  head(at('municipal-administration', 'chenzhiqiang', '陈志强', 'approver'), '13900000102'),
  at('municipal-administration', 'liuyang', '刘洋', 'inspector'),
  at('municipal-administration', 'zhaomin', '赵敏', 'inspector'),
  at('traffic-police', 'sunwei', '孙伟', 'reviewer'),
  head(at('traffic-police', 'zhoulihua', '周丽华', 'approver'), '13900000103'),
  at('supervision-office', 'wuzheng', '吴峥', 'supervisor'),
  at('information-centre', 'zhengwenbo', '郑文博', 'analyst'),
  at('information-centre', 'hejing', '何静', 'system-administrator'),
  at('information-centre', 'machao', '马超', 'security-administrator'),
  at('information-centre', 'linlan', '林岚', 'audit-administrator'),
];
