import { writeAuditLine } from '../audit/index.ts';
import { recordLicence } from '../cases/index.ts';
import { recordCaseEvent } from '../events/index.ts';
import { performEffect } from '../exactly-once/index.ts';
import type { EffectNeeds } from '../exactly-once/index.ts';
import type { FileStore } from '../materials/index.ts';
import type { Actor, Needs } from '../needs.ts';
import type { Licence } from './licence.ts';
import { caseNotLicensable } from './licence-errors.ts';
import type { LicencePrinter } from './licence-printer.ts';
import type { LicenceMetadata, LicenceRepository } from './licence-repository.ts';
import { updateLicenceFile, updateLicenceRegistered } from './licence-store.ts';
import { prepareLicence } from './prepare-licence.ts';

export type LicenceEffectNeeds = EffectNeeds & {
  repository: LicenceRepository;
  printer: LicencePrinter;
  files: FileStore;
};

const metadataOf = (licence: Licence): LicenceMetadata => ({
  identifier: licence.identifier,
  licenceType: licence.licenceType,
  licenceName: licence.content.licenceName,
  licenceNo: licence.licenceNo,
  holderName: licence.holderName,
  holderCode: licence.holderCode,
  holderCodeType: licence.content.holderKind === 'organisation' ? '001' : '111',
  issuerCode: licence.content.issuerCode,
  issuerName: licence.content.issuerName,
  issuedOn: licence.content.issuedOn,
  validFrom: licence.validFrom,
  validUntil: licence.validUntil,
});

/** The PDF is printed once and kept; what is sent again later is the same file. */
const ensurePrinted = async (needs: LicenceEffectNeeds, licence: Licence): Promise<Licence & { fileHash: string }> => {
  if (licence.content.fileHash !== undefined) return { ...licence, fileHash: licence.content.fileHash };
  const { content, ...rest } = licence;
  const holderCodeName = content.holderKind === 'organisation' ? '统一社会信用代码' : '公民身份号码';
  const sheet = { ...rest, ...content, title: content.licenceName, holderCodeName };
  const { contentHash } = await needs.files.put(await needs.printer.print(sheet));
  const fileHash = await needs.transact((inside) => updateLicenceFile(inside, licence.id, contentHash));
  if (fileHash === undefined) throw caseNotLicensable();
  return { ...licence, fileHash };
};

const settleRegistered = async (needs: Needs, licence: Licence, registeredAt: Date, actor: Actor): Promise<void> => {
  if (!(await updateLicenceRegistered(needs, licence.id, registeredAt))) return;
  const { id, caseNo, identifier, licenceNo } = licence;
  const data = { licenceId: id, identifier, licenceNo };
  await recordLicence(needs, { caseNo, identifier }, actor);
  await recordCaseEvent(needs, { caseNo, type: 'LicenceIssued', data }, actor);
  await writeAuditLine(needs, { action: 'issue-licence', subjectKind: 'licence', subjectId: id, details: data }, actor);
};

/** Prints when needed and registers; runs again without a second registration. */
export const registerLicence = async (needs: LicenceEffectNeeds, prepared: Licence, actor: Actor): Promise<void> => {
  const licence = await ensurePrinted(needs, prepared);
  const { caseNo, identifier, fileHash } = licence;
  await performEffect(
    needs,
    { caseNo, activity: 'issue-licence', seq: 0, kind: 'licence', request: { identifier, fileHash } },
    {
      send: async (requestKey) => {
        const file = await needs.files.read(fileHash);
        const { fields } = licence.content;
        return needs.repository.register({
          requestKey,
          licence: metadataOf(licence),
          content: { fields },
          file,
          fileHash,
        });
      },
      query: (requestKey) => needs.repository.findRegistration(requestKey),
    },
    (inside, { registeredAt }) => settleRegistered(inside, licence, new Date(registeredAt), actor),
  );
};

/** Makes the licence of a granted, paid case and registers it in the repository: one per case (《管理办法》第十九条). */
export const issueLicence = async (
  needs: LicenceEffectNeeds,
  { caseNo }: { caseNo: string },
  actor: Actor,
): Promise<{ licenceNo: string; identifier: string }> => {
  const licence = await needs.transact((inside) => prepareLicence(inside, caseNo));
  if (licence.state !== 'intended' && licence.state !== 'registered') throw caseNotLicensable();
  await registerLicence(needs, licence, actor);
  return { licenceNo: licence.licenceNo, identifier: licence.identifier };
};
