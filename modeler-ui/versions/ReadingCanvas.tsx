import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { modelerLooks } from '../editor/looks.ts';
import { viewboxBeside } from '../editor/viewbox.ts';
import { partOpened, type PartOpened } from '../features/part-navigation/PartNavigation.ts';
import { readingModules } from '../features/reading-modules.ts';

/** A diagram to look at: drag, zoom, open parts. */
export const ReadingCanvas = ({ xml, onOpenPart }: { xml: string; onOpenPart: (partKey: string) => void }) => {
  const place = useRef<HTMLDivElement>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const openPart = useEffectEvent(onOpenPart);
  useEffect(() => {
    const container = place.current;
    if (container === null) return undefined;
    const viewer = new NavigatedViewer({ ...modelerLooks, container, additionalModules: readingModules });
    viewer.on(partOpened, (event: PartOpened) => openPart(event.partKey));
    viewer
      .importXML(xml)
      .then(() => {
        const canvas = viewer.get<Canvas>('canvas');
        canvas.viewbox(viewboxBeside(canvas.viewbox(), 0, 0));
      })
      .catch(() => setHasFailed(true));
    return () => viewer.destroy();
  }, [xml]);
  return (
    <div className="modeler-canvas-layer">
      <div ref={place} className="modeler-canvas" role="group" aria-label="流程图" />
      {hasFailed ? <p className="modeler-canvas-failed">这张图打不开。</p> : null}
    </div>
  );
};
