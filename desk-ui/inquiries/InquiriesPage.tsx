import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { InquiryRow } from '../../server/desk/inquiry-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { SplitView } from '../../ui-kit/layout/SplitView.tsx';
import { hasRole, useSession } from '../../ui-kit/session/session.ts';
import { EnterDialog } from './EnterDialog.tsx';
import { InquiryFilterBar } from './InquiryFilterBar.tsx';
import { InquirySheet } from './InquirySheet.tsx';
import { InquiryRows } from './InquiryRows.tsx';
import { useInquiries, useInquiryFilters } from './useInquiries.ts';
import './inquiries.css';

/** 咨询投诉: what waits for a reply of the department, by deadline, and the reply itself. */
export const InquiriesPage = () => {
  const { account } = useSession();
  const [filters, changeFilters] = useInquiryFilters();
  const [isEntering, setEntering] = useState(false);
  const inquiries = useInquiries(filters);
  const rows: InquiryRow[] = inquiries.data?.pages.flatMap((page) => page.rows) ?? [];
  const chosen = filters.no ?? rows[0]?.inquiryNo;
  return (
    <>
      <SplitView
        label="咨询投诉"
        head={
          <InquiryFilterBar
            filters={filters}
            counts={inquiries.data?.pages[0]?.counts}
            onChange={(change) => changeFilters({ ...change, no: undefined })}
            action={
              hasRole(account, 'window-clerk') ? (
                <Button type="primary" onClick={() => setEntering(true)}>
                  登记咨询投诉
                </Button>
              ) : null
            }
          />
        }
        list={
          <>
            {inquiries.isError ? <Alert type="error" showIcon title={textOfError(inquiries.error)} /> : null}
            <InquiryRows
              rows={rows}
              isPending={inquiries.isPending}
              chosen={chosen}
              onChoose={(no) => changeFilters({ no })}
            />
            {inquiries.hasNextPage ? (
              <div className="tb-split-more">
                <Button loading={inquiries.isFetchingNextPage} onClick={() => void inquiries.fetchNextPage()}>
                  再显示 30 件
                </Button>
              </div>
            ) : null}
          </>
        }
        detail={
          chosen === undefined ? (
            <Nothing title="没有选中的咨询投诉">从左边选一件，在这里查看和答复。</Nothing>
          ) : (
            <InquirySheet key={chosen} inquiryNo={chosen} />
          )
        }
      />
      <EnterDialog
        isOpen={isEntering}
        onClose={() => setEntering(false)}
        onEntered={(no) => changeFilters({ no, state: undefined })}
      />
    </>
  );
};
