import type { Domain } from '../../domain/domain.ts';
import type { InquirySight } from '../../domain/inquiries/index.ts';
import { subjectOf, viewAbout } from '../inquiry-about.ts';
import { instantOf, instantOrNull } from '../instants.ts';
import { maskName, maskPhone } from '../mask.ts';
import { readDepartmentNames } from '../people-names.ts';
import type { ServerDeps } from '../server-deps.ts';
import type { ApiCaller } from './api-key-auth.ts';
import { getClientCase } from './case-view.ts';
import type { InquiryView, OpenInquiry } from './inquiry-schemas.ts';
import { hashOf } from './request-hash.ts';

export interface Opened {
  status: number;
  inquiry: InquiryView;
  isReplay: boolean;
}

/** Opens an inquiry exactly once per Idempotency-Key; of cases only the client's own may be named. */
export const openInquiry = async (
  deps: ServerDeps,
  key: string,
  body: OpenInquiry,
  caller: ApiCaller,
): Promise<Opened> => {
  const { clientId, actor } = caller;
  const { kind, inquirer, content } = body;
  const { status, response, isReplay } = await deps.transact((domain) =>
    domain.exactlyOnce.answerOnce({ clientId, key, requestHash: hashOf(body) }, async () => {
      if (body.about.caseNo !== undefined) await getClientCase(domain, body.about.caseNo, clientId);
      const asked = { kind, content, channel: 'api', clientId, about: subjectOf(body.about) } as const;
      const person = { name: inquirer.name, phone: inquirer.phone };
      const { inquiryNo } = await domain.inquiries.openInquiry({ ...asked, inquirer: person }, actor);
      return { status: 201, response: await readInquiry(domain, inquiryNo, caller) };
    }),
  );
  return { status, inquiry: response as InquiryView, isReplay };
};

/** An inquiry of this client's with its reply; any other is not there. */
export const readInquiry = async (domain: Domain, inquiryNo: string, { actor }: ApiCaller): Promise<InquiryView> =>
  viewInquiry(await domain.inquiries.getInquirySight(inquiryNo, actor), await readDepartmentNames(domain));

const viewInquiry = ({ inquiry, clock }: InquirySight, departments: ReadonlyMap<string, string>): InquiryView => {
  const { inquirer } = inquiry;
  return {
    inquiryNo: inquiry.inquiryNo,
    kind: inquiry.kind,
    about: viewAbout(inquiry.about),
    inquirer: {
      name: maskName('person', inquirer.name),
      phone: inquirer.phone === undefined ? null : maskPhone(inquirer.phone),
    },
    content: inquiry.content,
    state: inquiry.state,
    stateName: inquiry.state === 'open' ? '待答复' : '已答复',
    departmentName: departments.get(inquiry.departmentId) ?? inquiry.departmentId,
    openedAt: instantOf(inquiry.openedAt),
    dueAt: instantOrNull(clock?.dueAt),
    reply: inquiry.reply ?? null,
    repliedAt: instantOrNull(inquiry.repliedAt),
  };
};
