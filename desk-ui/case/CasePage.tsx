import { useParams } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { FullPageNotice } from '../../ui-kit/layout/FullPageNotice.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseLimits } from './CaseLimits.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { useCase } from './useCase.ts';
import './case.css';

/** One case, whole. */
export const CasePage = () => {
  const { caseNo = '' } = useParams();
  const query = useCase(caseNo);
  if (query.isPending) return <PageSkeleton />;
  if (query.data === undefined) {
    return (
      <FullPageNotice title="打不开这个办件" text={textOfError(query.error)} onRetry={() => void query.refetch()} />
    );
  }
  return (
    <div className="case-page">
      <CaseHead detail={query.data} />
      <div className="case-columns">
        <Panel className="case-main">
          <CaseTabs detail={query.data} />
        </Panel>
        <Panel title="时限" className="case-side">
          <CaseLimits detail={query.data} />
        </Panel>
      </div>
    </div>
  );
};
