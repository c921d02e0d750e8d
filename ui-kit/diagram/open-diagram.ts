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
  viewbox(box: DrawnElement): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}

interface DrawnElement {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface ElementRegistry {
  get(id: string): DrawnElement | undefined;
}

/** leaves a little air around the whole picture */
const marginFactor = 0.95;
/** below this zoom the labels cannot be read, so the picture opens on the current step instead of whole */
const readable = 0.62;
const currentMarker = 'tb-current';
const doneMarker = 'tb-done';

/** Draws `xml` into `container`. Imported on demand only: this file carries the whole viewer. */
export const openDiagram = async (container: HTMLElement, xml: string): Promise<DiagramViewer> => {
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const remark = createMarking(canvas);
  let current: DrawnElement | undefined;
  const fit = () => {
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    canvas.zoom(Math.min(1, canvas.zoom() * marginFactor), 'auto');
  };
  const show = () => {
    fit();
    if (canvas.zoom() < readable && current !== undefined) centre(canvas, container, current);
  };
  const watcher = new ResizeObserver(show);
  watcher.observe(container);
  return {
    mark: (marks) => {
      remark(marks, (id) => registry.get(id) !== undefined);
      const first = marks.current.map((id) => registry.get(id)).find((element) => element !== undefined);
      if (first === current) return;
      current = first;
      show();
    },
    zoomBy: (factor) => canvas.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * factor)), 'auto'),
    fit,
    destroy: () => {
      watcher.disconnect();
      viewer.destroy();
    },
  };
};

/** Puts markers on elements and takes the ones from before away. */
const createMarking = (canvas: Canvas) => {
  let marked: [string, string][] = [];
  return ({ current, done }: DiagramMarks, isDrawn: (id: string) => boolean): void => {
    marked.forEach(([id, marker]) => canvas.removeMarker(id, marker));
    marked = [
      ...done.filter((id) => !current.includes(id)).map((id): [string, string] => [id, doneMarker]),
      ...current.map((id): [string, string] => [id, currentMarker]),
    ].filter(([id]) => isDrawn(id));
    marked.forEach(([id, marker]) => canvas.addMarker(id, marker));
  };
};

const centre = (canvas: Canvas, { clientWidth, clientHeight }: HTMLElement, element: DrawnElement): void => {
  const width = clientWidth / readable;
  const height = clientHeight / readable;
  const x = element.x + element.width / 2 - width / 2;
  canvas.viewbox({ x, y: element.y + element.height / 2 - height / 2, width, height });
};
