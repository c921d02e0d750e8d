import { Alert, Button } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { SplitView } from '../../ui-kit/layout/SplitView.tsx';
import { EnterButton } from './EnterButton.tsx';
import { InquiryFilterBar } from './InquiryFilterBar.tsx';
import { InquiryRows } from './InquiryRows.tsx';
import { InquirySheet } from './InquirySheet.tsx';
import { useInquiries, useInquiryFilters } from './useInquiries.ts';
import './inquiries.css';

/** 咨询投诉: what waits for a reply of the department, by deadline, and the reply itself. */
export const InquiriesPage = () => {
  const [filters, changeFilters] = useInquiryFilters();
  const inquiries = useInquiries(filters);
  const rows = inquiries.data?.pages.flatMap((page) => page.rows) ?? [];
  const chosen = filters.no ?? rows[0]?.inquiryNo;
  return (
    <SplitView
      label="咨询投诉"
      head={
        <InquiryFilterBar
          filters={filters}
          counts={inquiries.data?.pages[0]?.counts}
          onChange={(change) => changeFilters({ ...change, no: undefined })}
          action={<EnterButton onEntered={(no) => changeFilters({ no, state: undefined })} />}
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
      detail={<InquirySheet key={chosen} inquiryNo={chosen} />}
    />
  );
};
