import { Skeleton } from 'antd';

/** Grey rows as high as the real ones, so that nothing moves when they arrive. */
export const RowsSkeleton = ({ rows, height = 44 }: { rows: number; height?: number }) => (
  <div role="status" aria-label="正在读取">
    {Array.from({ length: rows }, (_, index) => (
      <div key={index} className="tb-skeleton-row" style={{ height }}>
        <Skeleton.Button active size="small" block />
      </div>
    ))}
  </div>
);
