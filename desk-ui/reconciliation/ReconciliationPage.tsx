import { Alert } from 'antd';
import { useSearchParams } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { PageHead } from '../../ui-kit/layout/PageHead.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { DayTable } from './DayTable.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { MonthSwitch } from './MonthSwitch.tsx';
import { MonthTotals } from './MonthTotals.tsx';
import { useReconciliation } from './useReconciliation.ts';
import './reconciliation.css';

/** 支付对账: the platform's statement of every day against our books, and where they differ. */
export const ReconciliationPage = () => {
  const [search, setSearch] = useSearchParams();
  const { data, isError, error } = useReconciliation(search.get('month') ?? undefined);
  return (
    <div className="reconciliation-page">
      <PageHead
        title="支付对账"
        note="每天九点以后取支付平台前一日的对账单，与本平台的缴费和退款双向核对"
        actions={data === undefined ? null : <MonthSwitch {...data} onMonth={(month) => setSearch({ month })} />}
      />
      {isError ? <Alert type="error" showIcon title={textOfError(error)} /> : null}
      <MonthTotals shown={data} />
      <div className="reconciliation-columns">
        <Panel title="逐日核对" className="reconciliation-days">
          {data === undefined ? <RowsSkeleton rows={8} height={52} /> : <DayTable days={data.days} />}
        </Panel>
        <Panel title="差异" className="reconciliation-differences">
          {data === undefined ? (
            <RowsSkeleton rows={4} height={88} />
          ) : (
            <DifferenceList differences={data.differences} />
          )}
        </Panel>
      </div>
    </div>
  );
};
