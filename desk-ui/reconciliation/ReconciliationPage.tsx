import { Alert } from 'antd';
import { useSearchParams } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { PageHead } from '../../ui-kit/layout/PageHead.tsx';
import { MonthSwitch } from './MonthSwitch.tsx';
import { MonthTotals } from './MonthTotals.tsx';
import { ReconciliationColumns } from './ReconciliationColumns.tsx';
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
      <ReconciliationColumns shown={data} />
    </div>
  );
};
