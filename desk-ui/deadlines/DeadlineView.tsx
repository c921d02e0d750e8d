import type { Deadline } from '../../server/deadline-schemas.ts';
import { lightLooks } from '../../ui-kit/light/light.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { formatShort, formatTime } from '../../ui-kit/time/format-time.ts';
import { dayInWords } from './day-cells.ts';
import { HourLine } from './HourLine.tsx';
import { MonthPicture } from './MonthPicture.tsx';
import { type Asked, unitNames } from './question.ts';
import './deadline-view.css';

interface Props {
  asked: Asked;
  deadline: Deadline;
}

/** The answer: the due day first, the picture below it, the sentences with their articles last. */
export const DeadlineView = ({ asked, deadline }: Props) => (
  <>
    <DueHead asked={asked} deadline={deadline} />
    <Panel className="deadline-picture">
      {asked.unit === 'hour' ? (
        <HourLine asked={asked} deadline={deadline} />
      ) : (
        <MonthPicture deadline={deadline} unit={asked.unit} pauses={asked.pauses} />
      )}
    </Panel>
    <Panel className="deadline-story">
      <h2>怎么算的</h2>
      <ol>
        {deadline.explanation
          .split('。')
          .filter((sentence) => sentence !== '')
          .map((sentence) => (
            <li key={sentence}>{sentence}。</li>
          ))}
      </ol>
    </Panel>
  </>
);

const DueHead = ({ asked, deadline }: Props) => {
  const { budget = 0, extension = 0, unit } = asked;
  return (
    <section className="deadline-due">
      <div className="deadline-due-day">
        <span>届满{unit === 'hour' ? '时刻' : '日'}</span>
        <strong>{unit === 'hour' ? formatTime(deadline.dueAt) : dayInWords(deadline.dueOn)}</strong>
        {deadline.isProvisional ? <em className="deadline-provisional">暂算</em> : null}
      </div>
      <dl>
        <div>
          <dt>{unit === 'hour' ? '起算' : '收到'}</dt>
          <dd>{asked.received.replace('T', ' ')}</dd>
        </div>
        <div>
          <dt>期限</dt>
          <dd>
            {budget}
            {extension > 0 ? ` + ${extension}` : ''} {unitNames[unit]}
          </dd>
        </div>
        <div className="deadline-due-yellow">
          <dt>
            {lightLooks.yellow.shape} {lightLooks.yellow.word}
          </dt>
          <dd>{formatShort(deadline.yellowAt)}</dd>
        </div>
        <div className="deadline-due-red">
          <dt>
            {lightLooks.red.shape} {lightLooks.red.word}
          </dt>
          <dd>{formatShort(deadline.redAt)}</dd>
        </div>
      </dl>
    </section>
  );
};
