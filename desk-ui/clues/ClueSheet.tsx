import type { ClueStep, ClueView } from '../../server/desk/clue-schemas.ts';
import { Facts } from '../../ui-kit/layout/Facts.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { ShortCaseNo } from '../case/CaseNo.tsx';
import { stateNames } from './ClueFilterBar.tsx';
import { JudgeForm } from './JudgeForm.tsx';

/** The facts a clue stands on, and what a supervisor thinks of them. */
export const ClueSheet = ({ clue }: { clue: ClueView }) => (
  <article className="clue-sheet">
    <header>
      <h2>{clue.ruleName}</h2>
      <span className={`state-tag clue-state-${clue.state}`}>{stateNames[clue.state]}</span>
      <span className="tb-split-note">线索只说明记录的事实，不代表存在问题。</span>
    </header>
    <p className="clue-sentence">{clue.summary}</p>
    <Facts
      columns={1}
      facts={[
        ...clue.facts.map(({ label, value }) => ({ key: label, label, value })),
        { key: 'who', label: '经办', value: `${clue.departmentName} ${clue.person?.name ?? '（多名经办人）'}` },
        { key: 'raised', label: '发现时间', value: formatTime(clue.raisedAt) },
      ]}
    />
    <section>
      <h3>办理记录</h3>
      <StepTable steps={clue.steps} />
    </section>
    <section>
      <h3>核查</h3>
      <Judgement clue={clue} />
    </section>
  </article>
);

/** As recorded, to the second. */
const StepTable = ({ steps }: { steps: readonly ClueStep[] }) => (
  <div className="clue-steps">
    <table>
      <thead>
        <tr>
          {['办件', '环节', '经办人', '到达', '签收', '办结'].map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <tr key={index}>
            <td>{step.caseNo === null ? '—' : <ShortCaseNo caseNo={step.caseNo} to={`/cases/${step.caseNo}`} />}</td>
            <td>{step.stepName}</td>
            <td>{step.person.name}</td>
            <td>{toTheSecond(step.openedAt)}</td>
            <td>{toTheSecond(step.claimedAt)}</td>
            <td>{toTheSecond(step.decidedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const toTheSecond = (iso: string): string => `${formatTime(iso).slice(5)}:${iso.slice(17, 19)}`;

const Judgement = ({ clue }: { clue: ClueView }) => {
  if (clue.judgement === null)
    return clue.mayJudge ? (
      <JudgeForm clue={clue} />
    ) : (
      <p className="tb-split-note">线索涉及您本人的办理，应当由其他监督人员核查。</p>
    );
  const { note, by, at } = clue.judgement;
  return (
    <>
      <p className="clue-note">{note}</p>
      <p className="tb-split-note">
        {by} 于 {formatTime(at)} 核查：{stateNames[clue.state]}
      </p>
    </>
  );
};
