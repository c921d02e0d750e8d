import { useEffect, useState } from 'react';
import { useDiagrams, useDraftView } from '../draft/draft-context.ts';
import { SidePanel } from '../panel/SidePanel.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { DiagramCanvas } from './DiagramCanvas.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useEditors } from './use-editors.ts';
import { usePublishing } from './use-publishing.ts';

/** Toolbar above, canvas in the middle, panel at the right. Everything starts anew when all files were exchanged. */
export const Workbench = () => {
  const { generation } = useDraftView();
  return <Bench key={generation} />;
};

const Bench = () => {
  const diagrams = useDiagrams();
  const editors = useEditors(diagrams[0]?.path ?? '');
  const publishing = usePublishing(editors.flush);
  const [side, setSide] = useState<'properties' | 'findings'>('properties');
  const openPart = (partKey: string) => {
    const part = diagrams.find((diagram) => diagram.key === partKey && !diagram.isRoot);
    if (part !== undefined) editors.show(part.path);
  };
  useSaveKey(publishing.save);
  return (
    <div className="modeler-bench">
      <Toolbar
        diagrams={diagrams}
        editors={editors}
        publishing={publishing}
        onCheck={() => {
          setSide('findings');
          publishing.check();
        }}
      />
      <div className="modeler-stage">
        <div className="modeler-canvases">
          {editors.opened.map((path) => (
            <DiagramCanvas
              key={path}
              path={path}
              isShown={path === editors.shown}
              onReady={(editor) => editors.ready(path, editor)}
              onOpenPart={openPart}
            />
          ))}
        </div>
        <SidePanel editors={editors} diagrams={diagrams} checked={publishing.checked} side={side} onSide={setSide} />
      </div>
      <ConflictDialog />
    </div>
  );
};

/** Ctrl+S means what it means everywhere, though the draft saves itself. */
const useSaveKey = (save: () => void) => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [save]);
};
