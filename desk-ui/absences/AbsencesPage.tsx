import { Alert } from 'antd';
import { Link } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { PageHead } from '../../ui-kit/layout/PageHead.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { AbsenceForm } from './AbsenceForm.tsx';
import { AbsenceTable } from './AbsenceTable.tsx';
import { useAbsences } from './useAbsences.ts';
import './absences.css';

/** 人员请假登记: who does not work when, so that work done meanwhile is seen. */
export const AbsencesPage = () => {
  const { data, isError, error } = useAbsences();
  return (
    <div className="absences-page">
      <PageHead
        title="人员请假登记"
        note="请假当天以其账号办理的，列为监察线索；事后补登的也会查看"
        actions={<Link to="/clues">返回监察线索</Link>}
      />
      {isError ? <Alert type="error" showIcon title={textOfError(error)} /> : null}
      <div className="absences-columns">
        <Panel title="近半年及以后" className="absences-list">
          {data === undefined ? <RowsSkeleton rows={8} /> : <AbsenceTable absences={data.absences} />}
        </Panel>
        <Panel title="登记">
          <AbsenceForm staff={data?.staff ?? []} />
        </Panel>
      </div>
    </div>
  );
};
