/** What may stand as role of a user task: whose department (window, lead, branch) and which role there. */
export const taskRoles: { value: string; name: string }[] = [
  { value: 'window:window-clerk', name: '窗口 · 收件人员' },
  { value: 'lead:reviewer', name: '主办部门 · 审查人员' },
  { value: 'lead:approver', name: '主办部门 · 审批人员' },
  { value: 'lead:inspector', name: '主办部门 · 踏勘人员' },
  { value: 'branch:reviewer', name: '并联部门 · 审查人员' },
  { value: 'branch:approver', name: '并联部门 · 审批人员' },
];

/** The same in a process of supervision orders. */
export const orderRoles: { value: string; name: string }[] = [
  { value: 'order:department', name: '责任部门 · 负责人' },
  { value: 'supervision:supervisor', name: '监察部门 · 监督人员' },
];
