import { Button } from 'antd';
import { useItem, useOpenDraft } from '../draft/draft-context.ts';
import { LimitFields } from '../limits/LimitFields.tsx';
import { textOf, type BusinessObject } from '../model/business-object.ts';
import { readDiagram } from '../model/diagram.ts';
import { withLimit, writeItem, type ItemLimit } from '../model/item-document.ts';
import { itemPath } from '../model/model-paths.ts';
import { Field } from './CommitField.tsx';

/** How long this step may take; kept in the item, keyed by part and task. */
export const TaskLimit = ({ object, path }: { object: BusinessObject; path: string }) => {
  const { keeper } = useOpenDraft();
  const item = useItem();
  if (item === undefined) return null;
  const key = `${readDiagram(path, keeper.textOf(path) ?? '').key}/${object.id}`;
  const limit = item.limits?.[key];
  const change = (next: ItemLimit | undefined) =>
    keeper.write({ path: itemPath, kind: 'item', text: writeItem(withLimit(item, key, next)) });
  const fresh: ItemLimit = { name: textOf(object, 'name'), budget: 2, unit: 'working-day', legalBasis: '环节承诺时限' };
  return (
    <Field label="办理时限">
      {limit === undefined ? (
        <div className="modeler-inline">
          <span className="modeler-form-count">不单独计时</span>
          <Button onClick={() => change(fresh)}>设定时限</Button>
        </div>
      ) : (
        <LimitFields limit={limit} onChange={change} onRemove={() => change(undefined)} />
      )}
    </Field>
  );
};
