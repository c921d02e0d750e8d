import { Type } from '@sinclair/typebox';
import { defineTopic, Nothing } from '../topic.ts';

/** The inspection is over, co-signed; property `result` says how the diagram ended. */
export const recordInspection = defineTopic({
  name: 'record-inspection',
  input: Nothing,
  output: Type.Object({ inspectionResult: Type.Union([Type.Literal('passed'), Type.Literal('failed')]) }),
  raises: [],
  run: (_input, { transact, caseNo, processInstanceId, properties, actor }) =>
    transact(async (domain) => {
      const result = properties.result === 'passed' ? ('passed' as const) : ('failed' as const);
      await domain.cases.recordInspection({ caseNo, processInstanceId, result }, actor);
      return { inspectionResult: result };
    }),
});
