import type { LintContext } from '../context.ts';
import { idOf, isA, listOf, literalsOf, processOf, type Moddle } from '../moddle.ts';
import type { RuleFactory } from '../rule.ts';

const marks = ['basis', 'expectedDays', 'stopsClock', 'approvedIn'];

const userTasksIn = (owner: Moddle | undefined): string[] =>
  listOf(owner, 'flowElements').flatMap((element) =>
    isA(element, 'bpmn:UserTask') ? [idOf(element)] : userTasksIn(element),
  );

const faultOfBasis = (
  { basis = '', stopsClock }: Record<string, string | undefined>,
  procedures: LintContext['procedures'],
): string | undefined => {
  if (basis === '') return '特别程序没有写明依据';
  const kind = procedures?.[basis];
  if (procedures === undefined) return undefined;
  if (kind === undefined)
    return `没有特别程序“${basis}”：应当是《行政许可法》第四十五条所列的，或者事项写明的（item.json specialProcedures）`;
  return stopsClock === 'true' && !kind.mayStopClock
    ? `“${kind.name}”不能停止计时：不在《行政许可法》第四十五条之列，事项也没有写明允许扣除时间的法律`
    : undefined;
};

/** A step that is a special procedure has a basis in law, tells how long it will take, and stops the clock only where law lets it. */
export const specialProcedureLawful: RuleFactory = ({ procedures } = {}) => ({
  check(element, reporter) {
    if (!isA(element, 'bpmn:UserTask')) return;
    const literals = literalsOf(element);
    if (!marks.some((mark) => literals[mark] !== undefined)) return;
    const report = (message: string) => reporter.report(idOf(element), message, ['extensionElements']);
    const fault = faultOfBasis(literals, procedures);
    if (fault !== undefined) report(fault);
    if (!/^[1-9]\d{0,2}$/.test(literals['expectedDays'] ?? ''))
      report('特别程序应当写明预计需要几个工作日（1 到 999）');
    const { approvedIn } = literals;
    if (approvedIn === undefined) return;
    const others = userTasksIn(processOf(element)).filter((id) => id !== idOf(element));
    if (!others.includes(approvedIn)) report(`本流程没有另一人工环节“${approvedIn}”，不能由它批准`);
  },
});
