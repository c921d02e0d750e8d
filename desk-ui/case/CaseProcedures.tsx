import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import type { ProcedureView } from '../../server/desk/procedure-schemas.ts';
import { useSession } from '../../ui-kit/session/session.ts';
import { isApproverOf } from '../offices.ts';
import { BeginProcedureDialog } from './BeginProcedureDialog.tsx';
import { dayOf, shortDay } from './clock-days.ts';
import { EndProcedureDialog } from './EndProcedureDialog.tsx';
import { ExtendLimitDialog } from './ExtendLimitDialog.tsx';
import './procedures.css';

/** Special procedures of a case; an approver of the leading department begins and ends them, and extends limits. */
export const CaseProcedures = ({ detail }: { detail: CaseDetail }) => {
  const [open, setOpen] = useState<'begin' | 'extend' | ProcedureView>();
  const { limitDesk, specialProcedures } = detail;
  const mayDecide = isApproverOf(useSession().account, limitDesk.leadDepartmentId);
  const mayBegin = mayDecide && limitDesk.kinds.length > 0;
  const mayExtend = mayDecide && limitDesk.extensions.length > 0;
  const close = () => setOpen(undefined);
  if (specialProcedures.length === 0 && !mayBegin && !mayExtend) return null;
  return (
    <section className="procedures">
      {mayBegin || mayExtend ? (
        <div className="procedures-actions">
          {mayBegin ? (
            <Button size="small" onClick={() => setOpen('begin')}>
              启动特别程序
            </Button>
          ) : null}
          {mayExtend ? (
            <Button size="small" onClick={() => setOpen('extend')}>
              延长时限
            </Button>
          ) : null}
        </div>
      ) : null}
      {specialProcedures.toReversed().map((procedure) => (
        <Procedure
          key={procedure.id}
          procedure={procedure}
          onEnd={mayDecide && !procedure.isStep ? () => setOpen(procedure) : undefined}
        />
      ))}
      {open === 'begin' ? <BeginProcedureDialog detail={detail} onClose={close} /> : null}
      {open === 'extend' ? <ExtendLimitDialog detail={detail} onClose={close} /> : null}
      {typeof open === 'object' ? <EndProcedureDialog detail={detail} procedure={open} onClose={close} /> : null}
    </section>
  );
};

const Procedure = ({ procedure, onEnd }: { procedure: ProcedureView; onEnd: (() => void) | undefined }) => {
  const isOver = procedure.endedAt !== null;
  return (
    <article className={isOver ? 'procedure' : 'procedure procedure-open'}>
      <header>
        <strong>{procedure.name}</strong>
        <span className="procedure-effect">{effectOf(procedure)}</span>
        {isOver || onEnd === undefined ? null : (
          <Button size="small" type="primary" onClick={onEnd}>
            登记结果
          </Button>
        )}
      </header>
      <p>
        {spanOf(procedure)}
        {procedure.notice === null ? null : (
          <a href={procedure.notice.href} target="_blank" rel="noreferrer">
            {procedure.notice.number}
          </a>
        )}
      </p>
      <p className="tb-soft">
        {procedure.reason}
        {procedure.approver === null ? '' : `；批准人 ${procedure.approver.name}`}
      </p>
      {procedure.opinion === null ? null : <p className="procedure-opinion">{procedure.opinion}</p>}
    </article>
  );
};

const effectOf = ({ holdsClocks, stopsClock, endedAt, isCancelled, result }: ProcedureView): string => {
  if (isCancelled) return '未作出结果';
  if (endedAt !== null) return result ?? '已结束';
  if (!stopsClock) return '进行中，照常计时';
  return holdsClocks ? '进行中，期限已中止' : '进行中';
};

const spanOf = ({ beganAt, endedAt, stopsClock, expectedDays, expectedUntil }: ProcedureView): string => {
  const began = shortDay(dayOf(beganAt));
  if (endedAt !== null) return `${began}至${shortDay(dayOf(endedAt))}${stopsClock ? '，不计入期限　' : '，照常计时'}`;
  const expected = `${began}起，预计 ${expectedDays} 个工作日`;
  return stopsClock ? `${expected}，${shortDay(expectedUntil)}恢复　` : expected;
};
