import { Type } from '@sinclair/typebox';
import type { Domain } from '../../domain/domain.ts';
import type { Actor } from '../../domain/needs.ts';
import { defineTopic, EngineDate, Nothing } from '../topic.ts';

export const SupplementOutcome = Type.Object({
  supplementResult: Type.Union([Type.Literal('received'), Type.Literal('lapsed')]),
  acceptanceDueAt: EngineDate,
});

/** How the waiting for the applicant ended, in view of what issuers gave meanwhile. */
export const settleSupplement = async (domain: Domain, caseNo: string, actor: Actor) => {
  const supplied = (await domain.materials.listSuppliedMaterials(caseNo)).map(({ key }) => key);
  return domain.cases.settleSupplement({ caseNo, supplied }, actor);
};

/** The supplement came: the new acceptance limit, which began with its receipt. */
export const receiveSupplement = defineTopic({
  name: 'receive-supplement',
  input: Nothing,
  output: SupplementOutcome,
  raises: [],
  run: (_input, { transact, caseNo, actor }) => transact((domain) => settleSupplement(domain, caseNo, actor)),
});
