import { useDraftView } from '../draft/draft-context.ts';
import { formatShort } from '../../ui-kit/time/format-time.ts';

/** Whether what is on the screen is on the server. */
export const SaveStateBadge = () => {
  const { saveState, editedAt, version } = useDraftView();
  return (
    <span className={`modeler-save modeler-save-${saveState}`} role="status">
      {textOf(saveState, version === 0 ? '' : editedAt)}
    </span>
  );
};

const textOf = (state: ReturnType<typeof useDraftView>['saveState'], editedAt: string): string => {
  switch (state) {
    case 'saved':
      return editedAt === '' ? '尚无修改' : `草稿已保存 ${formatShort(editedAt)}`;
    case 'changed':
    case 'saving':
      return '正在保存…';
    case 'failed':
      return '保存失败，正在重试';
    case 'conflict':
      return '草稿有冲突';
  }
};
