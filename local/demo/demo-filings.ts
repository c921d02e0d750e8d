/** One filing of the demo city; applicants, streets and numbers are invented. */
export interface DemoFiling {
  applicant: Record<string, unknown>;
  form: Record<string, unknown>;
  /** whether the licence repository already holds the applicant's planning approval */
  hasPlanningApproval: boolean;
  /** the applicant has none at hand: it is to be demanded from its issuer */
  isApprovalDemanded?: boolean;
}

const organisation = (
  name: string,
  uscc: string,
  contactName: string,
  phone: string,
  address: string,
  email?: string,
) => ({ kind: 'organisation', name, uscc, contactName, phone, address, ...(email && { email }) });
const person = (name: string, idNumber: string, phone: string, address: string) => ({
  kind: 'person',
  name,
  idNumber,
  phone,
  address,
});

/** Those the licence repository knows come first. */
const APPLICANTS = [
  organisation(
    '刺桐城水务工程有限公司',
    '91350500MA800001XM',
    '林晓东',
    '13800000001',
    '丰泽街道刺桐路118号',
    'linxd@citong-water.example',
  ),
  organisation('海丝管网建设有限公司', '91350200MA2YJ1XR9G', '黄丽萍', '13800000012', '东海街道海丝路6号'),
  organisation(
    '闽江燃气有限公司',
    '91350500MA2Y3K7C2X',
    '蔡志远',
    '13800000023',
    '泉秀街道泉秀街201号',
    'cai@minjiang-gas.example',
  ),
  organisation('鲤城通信建设有限公司', '91350502MA31P8QT0A', '许文斌', '13800000034', '海滨街道温陵南路88号'),
  organisation('清源市政工程有限公司', '91350503MA33A5WE7K', '庄雅婷', '13800000045', '北峰街道北环路52号'),
  organisation('东海置业有限公司', '91350500MA8T6FJR1U', '吴锦华', '13800000056', '东海街道东海大街299号'),
  organisation('洛阳江餐饮管理有限公司', '91350505MA2XQ41H8F', '郭敏', '13800000067', '华大街道城华北路77号'),
  organisation('开元社区便民服务中心', '92350502MA2Y90LX4E', '洪志刚', '13800000078', '开元街道西街31号'),
  organisation(
    '泉州湾供电服务有限公司',
    '91350500156180210X',
    '曾永辉',
    '13800000089',
    '丰泽街道丰泽街430号',
    'ops@bay-power.example',
  ),
  organisation('第一实验小学', '12350500489340017E', '苏婉清', '13800000090', '泉秀街道田安南路15号'),
  person('郑秋生', '350502198506140024', '13900000101', '鲤中街道中山路210号'),
  person('李美珍', '350503199002270010', '13900000112', '丰泽街道云鹿路9号'),
  person('王德福', '350500197809100030', '13900000123', '东湖街道湖心街66号'),
];
const KNOWN_TO_REPOSITORY = 2;

const STREETS = [
  ['刺桐路', '津淮街口至丰泽街口东侧慢车道'],
  ['温陵南路', '九一街口至泉秀街口西侧人行道'],
  ['丰泽街', '430号门前至田安路口北侧'],
  ['泉秀街', '刺桐南路口至坪山路口南侧慢车道'],
  ['东海大街', '府东路口至海景路口中央绿化带旁'],
  ['田安南路', '15号门前人行道'],
  ['云鹿路', '9号至21号东侧人行道'],
  ['坪山路', '泉秀街口至宝洲路口西侧'],
  ['安吉路', '安吉路与学府路交叉口东北角'],
  ['湖心街', '66号门前停车带'],
] as const;

const WORKS = [
  ['给水管改造工程', 'pipeline', '更换DN300给水管', true],
  ['燃气中压管道接驳工程', 'pipeline', '新建DN160燃气支管接驳', true],
  ['通信管道迁改工程', 'pipeline', '迁改四孔通信管道', true],
  ['外墙修缮围挡', 'repair', '外墙面砖修缮，搭设脚手架和围挡', false],
  ['学校大门改造施工', 'construction', '校门及人行道改造，临时占用人行道', false],
  ['电力电缆沟修复工程', 'repair', '电缆沟盖板塌陷修复', true],
  ['商业建筑装修材料堆放', 'other', '临时堆放装修材料', false],
] as const;

/** From this area on an excavation is reviewed by experts. */
const LARGE_AREA = 1000;

/**
 * The n-th filing; the same number gives the same filing. `startsOn` is the first day of the works, `yyyy-mm-dd`. A large one is an
 * excavation that experts review.
 */
export const demoFiling = (n: number, startsOn: string, isEmergency: boolean, isLarge = false): DemoFiling => {
  const at = <T>(list: readonly T[], step: number): T => list[(n * step) % list.length] as T;
  const applicant = at(APPLICANTS, 1);
  const [roadName, section] = at(STREETS, 3);
  const [work, purpose, purposeNote, isExcavation] = isEmergency ? WORKS[5] : isLarge ? WORKS[0] : at(WORKS, 2);
  const form = {
    projectName: `${roadName}${work}`,
    purpose,
    purposeNote,
    roadName,
    section,
    isExcavation,
    occupiedArea: (isLarge ? LARGE_AREA : 20) + ((n * 37) % 260),
    ...(isExcavation ? { excavatedLength: 12 + ((n * 23) % 140) } : {}),
    startsOn,
    occupationDays: 5 + ((n * 7) % 40),
    isEmergency,
    ...(isEmergency ? { emergencyNote: '夜间巡查发现管沟塌陷，已设置围挡先行抢修，现补办手续。' } : {}),
    constructionUnit: '刺桐城市政建设有限公司',
    siteManager: at(['陈志鸿', '叶国平', '傅建明'], 1),
    siteManagerPhone: `139000002${String(n % 100).padStart(2, '0')}`,
    trafficMeasures: '分段围挡施工，夜间设置警示灯，专人疏导交通，保留1.5米人行通道。',
    isPromised: true,
  };
  return { applicant, form, hasPlanningApproval: n % APPLICANTS.length < KNOWN_TO_REPOSITORY };
};

/** What a renewal says besides who asks and what is handed in; invented, too. */
export const renewalFiling = (licenceIdentifier: string, extensionDays: number) => ({
  item: 'road-occupation-renewal',
  form: {
    licenceIdentifier,
    extensionDays,
    extensionReason: '连续降雨影响沟槽回填，路面恢复需要延长占用时间。',
    progress: '管线敷设和试压已经完成，路面结构层尚未恢复。',
    trafficMeasures: '沿用原批准的分段围挡和夜间警示措施，专人疏导，保留1.5米人行通道。',
    isPromised: true,
  },
});
