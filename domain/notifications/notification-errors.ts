import { defineError } from '../errors.ts';

export const messageRulesInvalid = defineError('invalid', 'message-rules-invalid', '发送规则填写有误');
export const messageUnknown = defineError('not-found', 'message-unknown', '没有这条短信');
export const messageClientMismatch = defineError('forbidden', 'message-client-mismatch', '回执不属于本平台');
