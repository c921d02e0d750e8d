import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

export interface DiagramMarks {
  current: readonly string[];
  done: readonly string[];
}

export interface DiagramViewer {
  mark: (marks: DiagramMarks) => void;
  zoomBy: (factor: number) => void;
  fit: () => void;
  destroy: () => void;
}

interface Canvas {
  resized(): void;
  zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}

interface ElementRegistry {
  get(id: string): unknown;
}

/** leaves a little air around the whole picture */
const marginFactor = 0.95;
const currentMarker = 'tb-current';
const doneMarker = 'tb-done';

/** Draws `xml` into `container`. Imported on demand only: this file carries the whole viewer. */
export const openDiagram = async (container: HTMLElement, xml: string): Promise<DiagramViewer> => {
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  let marked: [string, string][] = [];
  const fit = () => {
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    canvas.zoom(Math.min(1, canvas.zoom() * marginFactor), 'auto');
  };
  fit();
  const watcher = new ResizeObserver(fit);
  watcher.observe(container);
  return {
    mark: ({ current, done }) => {
      marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
      marked = [
        ...done.filter((id) => !current.includes(id)).map((id): [string, string] => [id, doneMarker]),
        ...current.map((id): [string, string] => [id, currentMarker]),
      ].filter(([id]) => registry.get(id) !== undefined);
      marked.forEach(([id, marker]) => canvas.addMarker(id, marker));
    },
    zoomBy: (factor) => canvas.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * factor)), 'auto'),
    fit,
    destroy: () => {
      watcher.disconnect();
      viewer.destroy();
    },
  };
};
