import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { SplitView } from '../../ui-kit/layout/SplitView.tsx';
import { ClueFilterBar } from './ClueFilterBar.tsx';
import { ClueRows } from './ClueRows.tsx';
import { ClueSheet } from './ClueSheet.tsx';
import { useClueFilters, useClues } from './useClues.ts';
import '../case/case.css';
import './clues.css';

/** 监察线索: what recorded facts point at, for supervisors to look into. */
export const CluesPage = () => {
  const [filters, changeFilters] = useClueFilters();
  const clues = useClues(filters);
  const rows = clues.data?.pages.flatMap((page) => page.clues) ?? [];
  const chosen = rows.find(({ id }) => id === filters.clue) ?? rows[0];
  return (
    <SplitView
      label="监察线索"
      head={
        <>
          <ClueFilterBar
            filters={filters}
            counts={clues.data?.pages[0]?.counts}
            onChange={(change) => changeFilters({ ...change, clue: undefined })}
          />
          <Link className="clue-absences" to="/absences">
            人员请假登记
          </Link>
        </>
      }
      list={
        <>
          {clues.isError ? <Alert type="error" showIcon title={textOfError(clues.error)} /> : null}
          <ClueRows
            clues={rows}
            isPending={clues.isPending}
            chosen={chosen?.id}
            onChoose={(clue) => changeFilters({ clue })}
          />
          {clues.hasNextPage ? (
            <div className="tb-split-more">
              <Button loading={clues.isFetchingNextPage} onClick={() => void clues.fetchNextPage()}>
                再显示 30 条
              </Button>
            </div>
          ) : null}
        </>
      }
      detail={
        chosen === undefined ? (
          <Nothing title="没有选中的线索">线索只说明记录的事实，不代表存在问题。</Nothing>
        ) : (
          <ClueSheet key={chosen.id} clue={chosen} />
        )
      }
    />
  );
};
