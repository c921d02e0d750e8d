import { Tabs } from 'antd';
import type { Finding } from '../../server/modeler/draft-schemas.ts';
import { useLintRules } from '../editor/use-lint-rules.ts';
import type { Diagram } from '../model/diagram.ts';
import { useEditorView } from '../shell/CanvasTools.tsx';
import type { Editors } from '../shell/use-editors.ts';
import type { Checked } from '../shell/use-publishing.ts';
import { FindingsPanel } from './FindingsPanel.tsx';
import { PropertiesPanel } from './PropertiesPanel.tsx';

type Side = 'properties' | 'findings';

interface Props {
  editors: Editors;
  diagrams: readonly Diagram[];
  checked: Checked | undefined;
  side: Side;
  onSide: (side: Side) => void;
}

/** At the right: what is selected, and what is wrong. */
export const SidePanel = ({ editors, diagrams, checked, side, onSide }: Props) => {
  const { editor, shown } = editors;
  const view = useEditorView(editor);
  useLintRules(editor, shown);
  const drawn: Finding[] = view.findings.map((finding) => ({ ...finding, file: shown }));
  return (
    <aside className="modeler-side" aria-label="属性与问题">
      <Tabs
        activeKey={side}
        onChange={(key) => onSide(key as Side)}
        items={[
          {
            key: 'properties',
            label: '属性',
            children: editor === undefined ? null : <PropertiesPanel editor={editor} view={view} path={shown} />,
          },
          {
            key: 'findings',
            label: drawn.length === 0 ? '问题' : `问题 ${drawn.length}`,
            children: <FindingsPanel drawn={drawn} checked={checked} diagrams={diagrams} onChoose={editors.reveal} />,
          },
        ]}
      />
    </aside>
  );
};
