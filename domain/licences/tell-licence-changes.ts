import { DomainError, isRefusal } from '../errors.ts';
import { oneByOne, openIncident, performEffect, resolveIncident } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import { CHANGE_RULES, licenceChangeGround } from './licence-change.ts';
import { selectUntoldChanges, updateChangeRefused, updateChangeTold } from './licence-change-store.ts';
import type { UntoldChange } from './licence-change-store.ts';

const CHANGE_REFUSED = 'licence-change-refused';

/** After a clear no a person is told, and it is tried again this much later; without an answer a person is told after as long. */
const REFUSED_MINUTES = 60;

const tell = async (needs: LicenceEffectNeeds, change: UntoldChange, actor: Actor): Promise<void> => {
  const { id, caseNo, identifier, seq, kind, ground, reason } = change;
  const { inRepository: state, name } = CHANGE_RULES[kind];
  const { legalBasis } = licenceChangeGround(kind, ground);
  await performEffect(
    needs,
    { caseNo, activity: 'change-licence', seq, kind: 'licence', request: { identifier, state } },
    {
      send: (requestKey) =>
        needs.repository.changeState({ requestKey, identifier, state, reason: `${name}（${legalBasis}）：${reason}` }),
      query: (requestKey) => needs.repository.findStateChange(requestKey),
    },
    async (inside) => {
      await updateChangeTold(inside, id);
      await resolveIncident(inside, { kind: CHANGE_REFUSED, subject: id }, actor);
    },
  );
};

const noteRefusal = (needs: LicenceEffectNeeds, { id, caseNo }: UntoldChange, { details, code }: DomainError) =>
  needs.transact(async (inside) => {
    await updateChangeRefused(inside, id);
    await openIncident(inside, { kind: CHANGE_REFUSED, subject: id, caseNo, message: details[0]?.message ?? code });
  });

/** The repository does not take it and does not say no: it is tried on, and after an hour a person learns of it. */
const noteDelay = async (needs: LicenceEffectNeeds, { id, caseNo, decidedAt }: UntoldChange): Promise<void> => {
  if (decidedAt > needs.clock.now().minus({ minutes: REFUSED_MINUTES }).toJSDate()) return;
  const message = '电子证照库一小时以上没有受理，仍在重试';
  await needs.transact((inside) => openIncident(inside, { kind: CHANGE_REFUSED, subject: id, caseNo, message }));
};

const tellOrNote = async (needs: LicenceEffectNeeds, change: UntoldChange, actor: Actor): Promise<void> => {
  try {
    await tell(needs, change, actor);
  } catch (error) {
    if (isRefusal(error)) return noteRefusal(needs, change, error);
    if (error instanceof DomainError) await noteDelay(needs, change);
    throw error;
  }
};

/**
 * Tells the repository what was decided about licences, each change once and those of one licence in order. Answers how many it took
 * up; one that fails keeps no other licence back.
 */
export const tellLicenceChanges = async (
  needs: LicenceEffectNeeds,
  { limit }: { limit: number },
  actor: Actor,
): Promise<number> => {
  const refusedBefore = needs.clock.now().minus({ minutes: REFUSED_MINUTES }).toJSDate();
  const untold = await needs.transact((inside) => selectUntoldChanges(inside, { refusedBefore, limit }));
  const results = await oneByOne(untold, (change) => tellOrNote(needs, change, actor));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return untold.length;
};
