import { officeTime } from '../../domain/calendar/index.ts';
import { type Clue, type ClueRule, type RecordedStep, THRESHOLDS } from '../../domain/detection/index.ts';

export const RULE_NAMES: Readonly<Record<ClueRule, string>> = {
  'hasty-decision': '办理过快',
  'back-dated': '日期不符',
  'late-burst': '集中补录',
  'bulk-decisions': '批量办理',
  'out-of-hours': '非工作时间办理',
  'absent-staff': '请假期间办理',
};

const REASONS = { leave: '休假', sick: '病假', 'business-trip': '公出', training: '培训', other: '其他' } as const;

/** What a clue says: one sentence, and everything that was compared. No judgement in either. */
export interface ClueWords {
  summary: string;
  facts: { label: string; value: string }[];
}

const clockTime = (iso: string): string => officeTime(iso).toFormat('yyyy-MM-dd HH:mm:ss');

/** 45 秒, 3 分 20 秒, 2 小时 5 分, 3 天 2 小时 */
const span = (from: string, until: string): string => {
  const seconds = Math.max(0, Math.round(officeTime(until).diff(officeTime(from), 'seconds').seconds));
  const units = [
    ['天', 86_400],
    ['小时', 3600],
    ['分', 60],
    ['秒', 1],
  ] as const;
  const largest = units.findIndex(([, size]) => seconds >= size);
  if (largest === -1) return '不到 1 秒';
  const parts = units.slice(largest, largest + 2).map(([name, size], index) => {
    const rest = index === 0 ? seconds : seconds % (units[largest]?.[1] ?? 1);
    return [Math.floor(rest / size), name] as const;
  });
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, name]) => `${amount} ${name}`)
    .join(' ');
};

const first = (steps: readonly RecordedStep[]): string => steps[0]?.decidedAt ?? '';
const last = (steps: readonly RecordedStep[]): string => steps.at(-1)?.decidedAt ?? '';
const casesIn = (steps: readonly RecordedStep[]): number => new Set(steps.map((step) => step.caseNo)).size;

const fact = (label: string, value: string) => ({ label, value });

type WordsOf = { [R in ClueRule]: (clue: Extract<Clue, { rule: R }>) => ClueWords };

const WORDS: WordsOf = {
  'hasty-decision': ({ facts: { step, parallel } }) => ({
    summary: `“${step.stepName}”签收后 ${span(step.claimedAt, step.decidedAt)}提交办理意见，距环节到达 ${span(step.openedAt, step.decidedAt)}。`,
    facts: [
      fact('签收到办结', `${span(step.claimedAt, step.decidedAt)}（提示值 ${THRESHOLDS.readingSeconds} 秒）`),
      fact('到达到办结', `${span(step.openedAt, step.decidedAt)}（提示值 ${THRESHOLDS.betweenStepsSeconds} 秒）`),
      ...(parallel === null ? [] : [fact('距本人办结同一办件的上一环节', span(parallel.decidedAt, step.decidedAt))]),
    ],
  }),
  'back-dated': ({ facts: { step, label, day } }) => ({
    summary: `“${step.stepName}”填写的${label}是 ${day}，录入时间是 ${clockTime(step.decidedAt)}。`,
    facts: [
      fact(label, day),
      fact('环节到达', clockTime(step.openedAt)),
      fact('录入时间', clockTime(step.decidedAt)),
      fact('提示值', `早于环节到达、晚于录入，或者 ${THRESHOLDS.entryWorkingDays} 个工作日以后才录入`),
    ],
  }),
  'late-burst': ({ facts: { steps, waitingSince, workingDays } }) => ({
    summary: `办件停留 ${workingDays} 个工作日后，在 ${span(first(steps), last(steps))}内录入了 ${steps.length} 个环节。`,
    facts: [
      fact('开始等待', clockTime(waitingSince)),
      fact('录入时间', `${clockTime(first(steps))} 至 ${clockTime(last(steps))}`),
      fact(
        '提示值',
        `停留 ${THRESHOLDS.silenceWorkingDays} 个工作日以上，连续录入 ${THRESHOLDS.burstSteps} 个环节以上`,
      ),
    ],
  }),
  'bulk-decisions': ({ facts: { steps } }) => ({
    summary: `${span(first(steps), last(steps))}内提交了 ${steps.length} 个环节的办理意见，涉及 ${casesIn(steps)} 个办件。`,
    facts: [
      fact('起止时间', `${clockTime(first(steps))} 至 ${clockTime(last(steps))}`),
      fact('提示值', `${THRESHOLDS.bulkSeconds} 秒内 ${THRESHOLDS.bulkDecisions} 件`),
    ],
  }),
  'out-of-hours': ({ facts: { day, isWorkingDay, opensAt, closesAt, steps } }) => ({
    summary: `${day}${isWorkingDay ? '办公时间以外' : '（非工作日）'}提交了 ${steps.length} 个环节的办理意见。`,
    facts: [
      fact('当日', isWorkingDay ? '工作日' : '非工作日'),
      fact('办公时间', `${opensAt} 至 ${closesAt}（前后 ${THRESHOLDS.graceMinutes} 分钟内不提示）`),
    ],
  }),
  'absent-staff': ({ facts: { day, absence, steps } }) => ({
    summary: `登记为请假的 ${day}，以本人账号提交了 ${steps.length} 个环节的办理意见。`,
    facts: [
      fact('请假登记', `${absence.fromDay} 至 ${absence.untilDay}，${REASONS[absence.reason]}`),
      fact('登记时间', clockTime(absence.recordedAt)),
    ],
  }),
};

export const wordsOf = (clue: Clue): ClueWords => (WORDS[clue.rule] as (one: Clue) => ClueWords)(clue);
