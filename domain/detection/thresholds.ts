/**
 * From when on recorded facts are a clue (福州市网上办事大厅管理办法第二十六条: 体外循环、事后选择性补录). All in this one place; a clue is only
 * a reason to look, so they are set where honest work seldom goes.
 */
export const THRESHOLDS = {
  /** seconds: a step decided sooner after it was claimed cannot have been read */
  readingSeconds: 10,
  /** seconds: a step decided sooner after the step before it ended, or after another of the same case by the same account */
  betweenStepsSeconds: 60,
  /** steps that record what happens at the counter; there is nothing to read */
  counterSteps: ['deliver-result/hand-over-result'],
  /** working days after which what was done must have been entered */
  entryWorkingDays: 2,
  /** so many steps of one case … */
  burstSteps: 3,
  /** … each within so many minutes of the one before … */
  burstGapMinutes: 10,
  /** … after the first of them had waited so many working days */
  silenceWorkingDays: 3,
  /** so many decisions of one account within `bulkSeconds` */
  bulkDecisions: 5,
  bulkSeconds: 60,
  /** minutes before opening and after closing that are still ordinary */
  graceMinutes: 60,
} as const;

export type Thresholds = {
  [Name in keyof typeof THRESHOLDS]: (typeof THRESHOLDS)[Name] extends number ? number : readonly string[];
};
