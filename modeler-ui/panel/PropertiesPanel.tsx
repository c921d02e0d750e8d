import { useMemo } from 'react';
import type { Element } from 'bpmn-js/lib/model/Types';
import type { DiagramEditor, EditorView } from '../editor/DiagramEditor.ts';
import { ElementChanges } from '../editor/element-changes.ts';
import { kindNameOf } from '../model/element-name.ts';
import { childrenOf, isA, textOf, type BusinessObject } from '../model/business-object.ts';
import { CommitField } from './CommitField.tsx';
import { ElementFindings } from './ElementFindings.tsx';
import { ElementSections } from './ElementSections.tsx';
import { useTaskRenaming } from './use-task-renaming.ts';

interface Props {
  editor: DiagramEditor;
  view: EditorView;
  path: string;
}

/** What is known about the selected element, or about the diagram when nothing is selected. */
export const PropertiesPanel = ({ editor, view, path }: Props) => {
  const element = view.selected.length === 0 ? editor.root() : view.selected[0];
  if (view.selected.length > 1) {
    return <p className="modeler-panel-note">选中了 {view.selected.length} 个元素。可以一起移动、对齐或删除。</p>;
  }
  if (element === undefined) return null;
  const shown = ((element as { labelTarget?: Element }).labelTarget ?? element) as Element;
  return <ElementProperties key={shown.id} editor={editor} view={view} element={shown} path={path} />;
};

const ElementProperties = ({ editor, view, element, path }: Props & { element: Element }) => {
  const object = element.businessObject as BusinessObject;
  const changes = useMemo(() => new ElementChanges(editor, element), [editor, element]);
  const renameTask = useTaskRenaming(path);
  const isNote = isA(object, 'bpmn:TextAnnotation');
  const isRoot = isA(object, 'bpmn:Process');
  const rename = (id: string) => {
    const before = object.id;
    const problem = changes.id(id);
    if (problem === undefined && isA(object, 'bpmn:UserTask')) renameTask(before, id);
    return problem;
  };
  return (
    <div className="modeler-properties">
      <header className="modeler-properties-head">
        <span className="modeler-properties-kind">{kindNameOf(object)}</span>
        {isRoot ? <code>{object.id}</code> : null}
      </header>
      <ElementFindings findings={view.findings.filter((finding) => finding.elementId === object.id)} />
      <CommitField
        label={isNote ? '批注文字' : '名称'}
        value={textOf(object, isNote ? 'text' : 'name')}
        rows={isNote ? 3 : 1}
        onCommit={(name) => changes.name(name)}
      />
      <ElementSections element={element} editor={editor} changes={changes} path={path} />
      {isRoot ? null : <CommitField label="标识" value={object.id} isCode onCommit={rename} />}
      {isNote ? null : (
        <CommitField
          label="说明与法律依据"
          rows={4}
          value={textOf(childrenOf(object, 'documentation')[0], 'text')}
          onCommit={(text) => changes.documentation(text)}
        />
      )}
    </div>
  );
};
