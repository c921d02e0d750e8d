import { Skeleton } from 'antd';
import './task.css';

/** Head, case and form in grey, where the real ones will be. */
export const TaskSkeleton = () => (
  <div className="task-page" role="status" aria-label="正在读取">
    <div className="task-head">
      <Skeleton.Button active size="small" style={{ width: 460 }} />
    </div>
    <div className="task-columns">
      <div className="tb-panel case-main case-skeleton">
        <Skeleton active paragraph={{ rows: 11 }} />
      </div>
      <div className="tb-panel case-skeleton">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    </div>
  </div>
);
