/** 张三 → 张*, 欧阳修远 → 欧***; organisations are public and stay whole. */
export const maskName = (kind: 'person' | 'organisation', name: string): string => {
  if (kind === 'organisation') return name;
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, rest.length));
};

/** 110101199003071234 → 110***********1234; a USCC is public and stays whole. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 3)}${'*'.repeat(Math.max(0, idNumber.length - 7))}${idNumber.slice(-4)}`;

/** 13800005678 → 138****5678; a short one keeps its last two digits. */
export const maskPhone = (phone: string): string =>
  phone.length < 8
    ? `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`
    : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;

/** linxiaofeng@example.cn → l***@example.cn */
export const maskEmail = (email: string): string => email.replace(/^(.)[^@]*/, '$1***');
