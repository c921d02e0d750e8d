import type { Template } from './templates.ts';

/** 中文名称 */
export const TEMPLATE_NAMES: Readonly<Record<Template, string>> = {
  accepted: '受理通知',
  'deemed-accepted': '视为受理通知',
  rejected: '不予受理通知',
  'supplement-requested': '补正通知',
  'supplement-lapsed': '逾期未补正通知',
  'rectification-requested': '整改通知',
  'payment-requested': '缴费通知',
  'refund-decided': '退费通知',
  'payment-lapsed': '逾期未缴费通知',
  refused: '不予许可通知',
  'deemed-renewed': '视为准予延续通知',
  completed: '办结通知',
  'parcel-dispatched': '寄递通知',
  'parcel-returned': '退件通知',
  'special-procedure-begun': '特别程序通知',
  'limit-extended': '延长期限通知',
  'licence-changed': '证照处理告知',
  withdrawn: '撤回通知',
};
