import { Skeleton } from 'antd';
import './case.css';

/** Head and two columns in grey, where the real ones will be. */
export const PageSkeleton = () => (
  <div className="case-page" role="status" aria-label="正在读取">
    <div className="case-head">
      <Skeleton active title={{ width: 320 }} paragraph={{ rows: 2 }} />
    </div>
    <div className="case-columns">
      <div className="tb-panel case-main case-skeleton">
        <Skeleton active paragraph={{ rows: 9 }} />
      </div>
      <div className="tb-panel case-side case-skeleton">
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    </div>
  </div>
);
