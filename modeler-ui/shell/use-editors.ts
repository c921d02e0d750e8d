import { useCallback, useState } from 'react';
import type { DiagramEditor } from '../editor/DiagramEditor.ts';

export interface Editors {
  /** diagrams opened so far, in that order; each keeps its canvas */
  opened: readonly string[];
  shown: string;
  editor: DiagramEditor | undefined;
  show: (path: string) => void;
  ready: (path: string, editor: DiagramEditor) => void;
  /** shows the diagram and the element in it */
  reveal: (path: string, elementId: string | null) => void;
  /** hands changes that are still settling to the draft */
  flush: () => Promise<void>;
}

/** Which diagrams are open, and which of them is looked at. */
export const useEditors = (first: string): Editors => {
  const [opened, setOpened] = useState<readonly string[]>([first]);
  const [shown, setShown] = useState(first);
  const [editors, setEditors] = useState<ReadonlyMap<string, DiagramEditor>>(new Map());
  const [wanted, setWanted] = useState<{ path: string; elementId: string }>();

  const show = useCallback((path: string) => {
    setOpened((before) => (before.includes(path) ? before : [...before, path]));
    setShown(path);
  }, []);
  const ready = (path: string, editor: DiagramEditor) => {
    setEditors((before) => new Map(before).set(path, editor));
    if (wanted?.path === path) editor.reveal(wanted.elementId);
    setWanted(undefined);
  };
  const reveal = (path: string, elementId: string | null) => {
    show(path);
    if (elementId === null) return;
    const editor = editors.get(path);
    if (editor === undefined) setWanted({ path, elementId });
    else setTimeout(() => editor.reveal(elementId));
  };
  const flush = async () => {
    for (const editor of editors.values()) await editor.flush();
  };
  return { opened, shown, editor: editors.get(shown), show, ready, reveal, flush };
};
