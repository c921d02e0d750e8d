import { Drawer, Input } from 'antd';
import { useItem, useOpenDraft } from '../draft/draft-context.ts';
import { isStepLimit, withLimit, writeItem, type ItemLimit } from '../model/item-document.ts';
import { itemPath } from '../model/model-paths.ts';
import { LimitFields } from './LimitFields.tsx';

/** All limits of the item: the legal ones first, then those of single steps. */
export const LimitsDrawer = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { keeper } = useOpenDraft();
  const item = useItem();
  const limits = Object.entries(item?.limits ?? {});
  const change = (key: string, limit: ItemLimit) => {
    if (item !== undefined)
      keeper.write({ path: itemPath, kind: 'item', text: writeItem(withLimit(item, key, limit)) });
  };
  const groups = [
    { title: '事项时限', rows: limits.filter(([key]) => !isStepLimit(key)) },
    { title: '环节时限', rows: limits.filter(([key]) => isStepLimit(key)) },
  ];
  return (
    <Drawer title="时限" open={isOpen} onClose={onClose} size={760} destroyOnHidden closable={{ 'aria-label': '关闭' }}>
      <p className="tb-soft">法定时限只能缩短办理承诺，不能超过法律规定。发布后收件的办件按新时限计算，在办件不变。</p>
      {groups.map((group) => (
        <section key={group.title} className="modeler-limits">
          <h3>{group.title}</h3>
          {group.rows.map(([key, limit]) => (
            <LimitRow key={key} id={key} limit={limit} onChange={(next) => change(key, next)} />
          ))}
        </section>
      ))}
    </Drawer>
  );
};

const LimitRow = ({ id, limit, onChange }: { id: string; limit: ItemLimit; onChange: (limit: ItemLimit) => void }) => (
  <div className="modeler-limit-row">
    <div>
      <strong>{limit.name}</strong>
      <code>{id.replace(/^.*\//, '')}</code>
    </div>
    <LimitFields limit={limit} onChange={onChange} />
    <Input.TextArea
      aria-label={`${limit.name}：依据`}
      defaultValue={limit.legalBasis}
      autoSize
      onBlur={(event) => onChange({ ...limit, legalBasis: event.target.value.trim() })}
    />
  </div>
);
