import {
  ArrowLeftOutlined,
  CompressOutlined,
  DownloadOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useOpenDraft } from '../draft/draft-context.ts';
import type { DiagramEditor, EditorView } from '../editor/DiagramEditor.ts';
import type { Diagram } from '../model/diagram.ts';
import { downloadText } from './download.ts';
import { MinimapIcon } from './MinimapIcon.tsx';
import type { Editors } from './use-editors.ts';

const nothing: EditorView = { selected: [], canUndo: false, canRedo: false, findings: [] };
const noSubscription = () => () => undefined;

/** What the panels show of the editor, or an empty view while there is none. */
export const useEditorView = (editor: DiagramEditor | undefined): EditorView =>
  useSyncExternalStore(editor?.subscribe ?? noSubscription, editor?.current ?? (() => nothing));

export const CanvasTools = ({ editors, diagrams }: { editors: Editors; diagrams: readonly Diagram[] }) => {
  const { editor } = editors;
  const view = useEditorView(editor);
  const root = diagrams.find((diagram) => diagram.isRoot);
  const isPart = root !== undefined && editors.shown !== root.path;
  return (
    <>
      <Tool
        label="回到主流程"
        icon={<ArrowLeftOutlined aria-hidden />}
        isOff={!isPart}
        onClick={() => root !== undefined && editors.show(root.path)}
      />
      <span className="modeler-toolbar-line" />
      <Tool
        label="撤销（Ctrl+Z）"
        icon={<UndoOutlined aria-hidden />}
        isOff={!view.canUndo}
        onClick={() => editor?.undo()}
      />
      <Tool
        label="重做（Ctrl+Y）"
        icon={<RedoOutlined aria-hidden />}
        isOff={!view.canRedo}
        onClick={() => editor?.redo()}
      />
      <span className="modeler-toolbar-line" />
      <Tool label="缩小" icon={<ZoomOutOutlined aria-hidden />} onClick={() => editor?.zoomBy(0.8)} />
      <Tool label="放大" icon={<ZoomInOutlined aria-hidden />} onClick={() => editor?.zoomBy(1.25)} />
      <Tool label="看全图" icon={<CompressOutlined aria-hidden />} onClick={() => editor?.fit()} />
      <Tool label="小地图" icon={<MinimapIcon />} onClick={() => editor?.toggleMinimap()} />
      <Tool label="在图中查找（Ctrl+F）" icon={<SearchOutlined aria-hidden />} onClick={() => editor?.search()} />
      <DownloadMenu path={editors.shown} editor={editor} />
    </>
  );
};

const DownloadMenu = ({ path, editor }: { path: string; editor: DiagramEditor | undefined }) => {
  const { keeper } = useOpenDraft();
  const name = path.replace(/^.*\//, '').replace(/\.bpmn$/, '');
  const download = async (kind: string) => {
    if (editor === undefined) return;
    await editor.flush();
    if (kind === 'svg') downloadText(`${name}.svg`, 'image/svg+xml', await editor.svg());
    else downloadText(`${name}.bpmn`, 'application/xml', keeper.textOf(path) ?? '');
  };
  const items = [
    { key: 'svg', label: '下载图片（SVG）' },
    { key: 'xml', label: '下载流程文件（BPMN）' },
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void download(key) }} trigger={['click']}>
      <Button type="text" aria-label="下载" title="下载" icon={<DownloadOutlined aria-hidden />} />
    </Dropdown>
  );
};

interface ToolProps {
  label: string;
  icon: ReactNode;
  isOff?: boolean;
  onClick: () => void;
}

const Tool = ({ label, icon, isOff = false, onClick }: ToolProps) => (
  <Tooltip title={label} mouseEnterDelay={0.5}>
    <Button type="text" aria-label={label} icon={icon} disabled={isOff} onClick={onClick} />
  </Tooltip>
);
