import type { TaskRow } from '../../server/desk/task-schemas.ts';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { useSession } from '../../ui-kit/session/session.ts';

const closedWords: Partial<Record<TaskRow['state'], string>> = {
  deciding: '已提交，正在流转',
  done: '已办结',
  overtaken: '已失效',
  cancelled: '已取消',
};

/** Whose task it is. */
export const ClaimState = ({ task }: { task: TaskRow }) => {
  const { account } = useSession();
  const closed = closedWords[task.state];
  if (closed !== undefined) return <span className="tb-soft">{closed}</span>;
  if (task.claimedBy === null) return <span className="tb-soft">待签收</span>;
  const who = task.claimedBy.id === account.id ? '我' : task.claimedBy.name;
  return (
    <span className="tb-soft">
      {who} 签收于 {formatTime(task.claimedAt)}
    </span>
  );
};
