import { Button, Skeleton } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DiagramViewer } from './open-diagram.ts';
import './diagram.css';

interface Props {
  xml: string;
  /** element ids the case stands at */
  current: readonly string[];
  /** element ids it has passed */
  done: readonly string[];
  /** left of the key: which diagram this is */
  head?: ReactNode;
}

type Phase = 'opening' | 'shown' | 'failed';

/**
 * A model, read only: drag to move, buttons to zoom. The viewer's code is fetched when the first diagram is shown.
 * The lower right corner belongs to the viewer's own mark and stays free.
 */
export const ProcessDiagram = ({ xml, current, done, head }: Props) => {
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<DiagramViewer>();
  const [phase, setPhase] = useState<Phase>('opening');
  const marks = JSON.stringify({ current, done });

  useEffect(() => {
    const container = place.current;
    if (container === null) return undefined;
    let opened: DiagramViewer | undefined;
    let isGone = false;
    const open = async () => {
      const { openDiagram } = await import('./open-diagram.ts');
      if (isGone) return;
      opened = await openDiagram(container, xml);
      if (isGone) return opened.destroy();
      setViewer(opened);
      setPhase('shown');
    };
    open().catch(() => !isGone && setPhase('failed'));
    return () => {
      isGone = true;
      opened?.destroy();
      setViewer(undefined);
    };
  }, [xml]);

  useEffect(() => viewer?.mark(JSON.parse(marks) as Pick<Props, 'current' | 'done'>), [viewer, marks]);

  return (
    <div className="tb-diagram" ref={frame}>
      <div className="tb-diagram-bar">
        {head}
        <ul className="tb-diagram-key" aria-label="图例">
          <li className="tb-diagram-key-current">▶ 当前环节</li>
          <li className="tb-diagram-key-done">✓ 已办环节</li>
          <li>未到环节</li>
        </ul>
        <div>
          <Button size="small" onClick={() => viewer?.zoomBy(1.25)}>
            放大
          </Button>
          <Button size="small" onClick={() => viewer?.zoomBy(0.8)}>
            缩小
          </Button>
          <Button size="small" onClick={() => viewer?.fit()}>
            全图
          </Button>
          <Button size="small" onClick={() => void frame.current?.requestFullscreen()}>
            全屏
          </Button>
        </div>
      </div>
      <div className="tb-diagram-place">
        <div ref={place} className="tb-diagram-canvas" role="group" aria-label="流程图" />
        {phase === 'shown' ? null : (
          <div className="tb-diagram-cover">
            {phase === 'opening' ? <Skeleton active paragraph={{ rows: 5 }} /> : <p>流程图打不开。</p>}
          </div>
        )}
      </div>
    </div>
  );
};
