import { useOpenDraft } from '../draft/draft-context.ts';
import { readItem, withLimitRenamed, writeItem } from '../model/item-document.ts';
import { formPathOf, itemPath } from '../model/model-paths.ts';
import { readDiagram } from '../model/diagram.ts';

/** Form and limit of a user task go by its id; they follow it when it gets another. */
export const useTaskRenaming = (path: string) => {
  const { keeper } = useOpenDraft();
  return (before: string, after: string): void => {
    if (before === after) return;
    const form = keeper.textOf(formPathOf(path, before));
    if (form !== undefined) {
      const text = form.replace(`"id": "${before}"`, `"id": "${after}"`);
      keeper.write({ path: formPathOf(path, after), kind: 'form', text });
      keeper.remove(formPathOf(path, before));
    }
    const item = readItem(keeper.textOf(itemPath));
    const { key } = readDiagram(path, keeper.textOf(path) ?? '');
    if (item?.limits?.[`${key}/${before}`] === undefined) return;
    const renamed = withLimitRenamed(item, `${key}/${before}`, `${key}/${after}`);
    keeper.write({ path: itemPath, kind: 'item', text: writeItem(renamed) });
  };
};
