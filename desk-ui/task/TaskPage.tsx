import { useParams } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { FullPageNotice } from '../../ui-kit/layout/FullPageNotice.tsx';
import { TaskBackground } from './TaskBackground.tsx';
import { TaskHead } from './TaskHead.tsx';
import { TaskSkeleton } from './TaskSkeleton.tsx';
import { TaskStep } from './TaskStep.tsx';
import { useTask } from './useTask.ts';
import './task.css';

/** One step of one case: what is known on the left, what is to be decided on the right. */
export const TaskPage = () => {
  const { taskId = '' } = useParams();
  const query = useTask(taskId);
  if (query.isPending) return <TaskSkeleton />;
  if (query.data === undefined) {
    return (
      <FullPageNotice title="打不开这个任务" text={textOfError(query.error)} onRetry={() => void query.refetch()} />
    );
  }
  return (
    <div className="task-page">
      <TaskHead detail={query.data} />
      <div className="task-columns">
        <TaskBackground detail={query.data} />
        <TaskStep key={taskId} detail={query.data} />
      </div>
    </div>
  );
};
