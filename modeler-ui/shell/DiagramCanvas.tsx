import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { diagramsOf, useOpenDraft } from '../draft/draft-context.ts';
import { DiagramEditor } from '../editor/DiagramEditor.ts';

interface Props {
  path: string;
  isShown: boolean;
  onReady: (editor: DiagramEditor) => void;
  onOpenPart: (partKey: string) => void;
}

/** Owns one editor: makes it on mount, destroys it on unmount. Stays mounted while hidden, so its undo history lives on. */
export const DiagramCanvas = ({ path, isShown, onReady, onOpenPart }: Props) => {
  const { keeper, templates } = useOpenDraft();
  const place = useRef<HTMLDivElement>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const ready = useEffectEvent(onReady);
  const openPart = useEffectEvent(onOpenPart);

  useEffect(() => {
    const container = place.current;
    if (container === null) return undefined;
    const editor = new DiagramEditor({
      container,
      templates: {
        templates: () => templates,
        parts: () => diagramsOf(keeper.current().files).filter((part) => !part.isRoot && part.path !== path),
      },
      onXml: (text) => keeper.write({ path, kind: 'bpmn', text }),
      onOpenPart: (partKey) => openPart(partKey),
    });
    editor
      .open(keeper.textOf(path) ?? '')
      .then(() => ready(editor))
      .catch(() => setHasFailed(true));
    return () => editor.destroy();
  }, [keeper, path, templates]);

  return (
    <div className="modeler-canvas-layer" hidden={!isShown}>
      <div ref={place} className="modeler-canvas" role="group" aria-label="流程图" />
      {hasFailed ? <p className="modeler-canvas-failed">这张图打不开：文件不是有效的流程图。</p> : null}
    </div>
  );
};
