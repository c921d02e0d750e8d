import { bindNeeds, type Needs } from '../needs.ts';
import { getInquirySight, listInquiries } from './see-inquiries.ts';
import { openInquiry } from './open-inquiry.ts';
import { replyInquiry } from './reply-inquiry.ts';

export type { Inquiry, InquiryAbout, InquiryKind, InquiryState } from './inquiry.ts';
export * from './inquiry-errors.ts';
export type { InquiryCounts, InquiryFilter, InquiryPosition } from './inquiry-reader.ts';
export type { InquiryEntry, InquiryList, InquirySight } from './see-inquiries.ts';
export type { OpenInquiry } from './open-inquiry.ts';
export type { ReplyInquiry } from './reply-inquiry.ts';
export type { ReplyRight } from './reply-right.ts';
export { getInquirySight, listInquiries, openInquiry, replyInquiry };
export const createInquiries = (needs: Needs) =>
  bindNeeds(needs, { getInquirySight, listInquiries, openInquiry, replyInquiry });
