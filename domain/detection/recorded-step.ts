/** A decided task `t` as a fact, in SQL: what `RecordedStep` says. */
export const stepFact = (t: string): string => `jsonb_build_object('taskId', ${t}.id, 'caseNo', ${t}.case_no,
  'stepName', ${t}.name, 'accountId', ${t}.decided_by, 'openedAt', ${t}.opened_at, 'claimedAt', ${t}.claimed_at,
  'decidedAt', ${t}.decided_at)`;

/** Steps in the order in which they were decided. */
export const stepFacts = (t: string): string => `jsonb_agg(${stepFact(t)} order by ${t}.decided_at, ${t}.seq)`;

/** The office's day of an instant. */
export const dayIn = (instant: string): string => `(${instant} at time zone 'Asia/Shanghai')::date`;

/** How many of the days bound to `:workingDays` lie after `from` up to and including `until`. */
export const workingDaysBetween = (from: string, until: string): string =>
  `(select count(*)::int from unnest(cast(:workingDays as date[])) w (day) where w.day > ${from} and w.day <= ${until})`;
