import { writeAuditLine } from '../audit/index.ts';
import { isRefusal } from '../errors.ts';
import { performEffect } from '../exactly-once/index.ts';
import type { Actor } from '../needs.ts';
import type { LicenceEffectNeeds } from './issue-licence.ts';
import type { RepositoryStock } from './licence-repository.ts';
import { pursue } from './pursue.ts';
import type { StockLicence } from './stock-licence.ts';
import { selectUnpushed, takeSilentStock, updateStockPushed, updateStockSettled } from './stock-store.ts';
import { PUSH_STOCK } from './take-stock.ts';

const settle = async (
  needs: LicenceEffectNeeds,
  { identifier, pushNo }: StockLicence,
  { state, reason }: Pick<RepositoryStock, 'state' | 'reason'>,
  actor: Actor,
): Promise<void> => {
  if (state === 'pending') return;
  await needs.transact(async (inside) => {
    if (!(await updateStockSettled(inside, pushNo, { state, refusal: reason }))) return;
    const line = { action: 'settle-stock-licence', subjectKind: 'stock-licence', subjectId: identifier };
    await writeAuditLine(inside, { ...line, details: { state } }, actor);
  });
};

const push = async (needs: LicenceEffectNeeds, stock: StockLicence, actor: Actor): Promise<void> => {
  const { identifier, seq, pushNo, metadata: licence, fileHash } = stock;
  const answer = await performEffect(
    needs,
    // no case stands behind it: the licence itself is what the effect is about
    { caseNo: identifier, activity: PUSH_STOCK, seq, kind: 'licence', request: { identifier, fileHash } },
    {
      send: async (requestKey) =>
        needs.repository.pushStock({
          requestKey,
          licence,
          content: {},
          file: await needs.files.read(fileHash),
          fileHash,
        }),
      query: (requestKey) => needs.repository.findStock(requestKey),
    },
    (inside) => updateStockPushed(inside, pushNo),
  );
  await settle(needs, stock, answer, actor);
};

const pushOrRefuse = async (needs: LicenceEffectNeeds, stock: StockLicence, actor: Actor): Promise<void> => {
  try {
    await push(needs, stock, actor);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await settle(needs, stock, { state: 'refused', reason: error.details[0]?.message ?? error.code }, actor);
  }
};

const ask = async (needs: LicenceEffectNeeds, stock: StockLicence, actor: Actor): Promise<void> => {
  const answer = await needs.repository.findStock(stock.pushNo);
  if (answer !== undefined) await settle(needs, stock, answer, actor);
};

/** Pushes converted licences, each once, and asks about those whose answer may never be told. Answers how many were taken up. */
export const pushStock = (needs: LicenceEffectNeeds, { limit }: { limit: number }, actor: Actor): Promise<number> =>
  pursue(needs, {
    selectUnsent: (inside) => selectUnpushed(inside, limit),
    send: (stock) => pushOrRefuse(needs, stock, actor),
    takeSilent: (inside, before) => takeSilentStock(inside, before, limit),
    ask: (stock) => ask(needs, stock, actor),
  });
