import type { DateTime } from 'luxon';
import type { WorkingCalendar } from '../../domain/calendar/index.ts';
import { explainClock, lightOf, type LimitClock, remainingOf } from '../../domain/clocks/index.ts';
import type { Domain } from '../../domain/domain.ts';
import type { Inquiry, InquiryEntry, InquirySight } from '../../domain/inquiries/index.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { maskName, maskPhone } from '../mask.ts';
import { type PeopleNames, readDepartmentNames, readPeopleNames } from '../people-names.ts';
import type { InquiryDetail, InquiryRow } from './inquiry-schemas.ts';

/** What every inquiry of one answer is looked at with. */
export interface InquiryLook {
  calendar: WorkingCalendar;
  now: DateTime;
  departments: ReadonlyMap<string, string>;
  items: ReadonlyMap<string, string>;
}

export const readInquiryLook = async (domain: Domain, now: DateTime): Promise<InquiryLook> => ({
  calendar: await domain.calendar.getCalendar(),
  now,
  departments: await readDepartmentNames(domain),
  items: new Map((await domain.items.listItems()).map(({ item }) => [item.key, item.name])),
});

const viewAbout = ({ about }: Inquiry, { items, departments }: InquiryLook): InquiryRow['about'] => {
  switch (about.kind) {
    case 'item':
      return { kind: 'item', name: items.get(about.itemKey) ?? about.itemKey };
    case 'case':
      return { kind: 'case', name: about.caseNo };
    case 'department':
      return { kind: 'department', name: departments.get(about.departmentId) ?? about.departmentId };
  }
};

/** A reply is in time or late; nothing is brought to an end as a case is. */
const viewRemaining = (clock: LimitClock, { calendar, now }: InquiryLook): InquiryRow['remaining'] => {
  const remaining = remainingOf(calendar, clock, now);
  return clock.state === 'stopped' ? { ...remaining, text: remaining.text.replace('办结', '答复') } : remaining;
};

export const viewInquiryRow = ({ inquiry, clock }: InquiryEntry, look: InquiryLook): InquiryRow => ({
  inquiryNo: inquiry.inquiryNo,
  kind: inquiry.kind,
  about: viewAbout(inquiry, look),
  inquirerName: maskName('person', inquiry.inquirer.name),
  departmentName: look.departments.get(inquiry.departmentId) ?? inquiry.departmentId,
  channel: inquiry.channel,
  state: inquiry.state,
  openedAt: instantOf(inquiry.openedAt),
  repliedAt: instantOrNull(inquiry.repliedAt),
  dueAt: instantOrNull(clock?.dueAt),
  light: clock ? lightOf(clock, look.now) : null,
  remaining: clock ? viewRemaining(clock, look) : null,
});

const viewDetail = (sight: InquirySight, look: InquiryLook, people: PeopleNames): InquiryDetail => {
  const { inquiry, clock, mayReply } = sight;
  const { phone } = inquiry.inquirer;
  return {
    inquiry: viewInquiryRow(sight, look),
    version: inquiry.version,
    inquirerPhone: phone === undefined ? null : maskPhone(phone),
    content: inquiry.content,
    reply: inquiry.reply ?? null,
    repliedBy: inquiry.repliedBy === undefined ? null : (people.get(inquiry.repliedBy) ?? '工作人员'),
    legalBasis: clock?.legalBasis ?? null,
    explanation: clock ? explainClock(look.calendar, clock) : [],
    mayReply,
  };
};

export const readInquiryDetail = async (domain: Domain, now: DateTime, sight: InquirySight): Promise<InquiryDetail> =>
  viewDetail(sight, await readInquiryLook(domain, now), await readPeopleNames(domain));
