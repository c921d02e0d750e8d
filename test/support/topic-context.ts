import { createDomain, createEffects } from '../../domain/domain.ts';
import type { Outside } from '../../domain/domain.ts';
import type { TopicContext } from '../../workers/topic.ts';
import type { TestDatabase } from './database.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the runner would hand a topic that touches nothing outside. */
export const topicContext = (
  { transact, clock }: TestDatabase,
  place: Pick<TopicContext, 'caseNo'> & Partial<TopicContext>,
): TopicContext => ({
  transact: (work) => transact((needs) => work(createDomain(needs))),
  // these topics have no business outside: whoever asks for a port fails
  effects: createEffects({ transact, clock, reached: () => undefined, outside: {} as Outside }),
  clock,
  log: silent,
  actor: { kind: 'engine', id: 'test' },
  businessKey: place.caseNo,
  processInstanceId: 'instance',
  activityId: 'activity',
  properties: {},
  signal: new AbortController().signal,
  ...place,
});
