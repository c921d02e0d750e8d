/** A way to reach somebody outside. */
export type Channel = 'sms' | 'email';

/** 中文名称 */
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = { sms: '短信', email: '邮件' };
