import { Select } from 'antd';
import { useState } from 'react';
import type { ProcessDiagram as Diagram } from '../../server/desk/case-schemas.ts';
import { ProcessDiagram } from '../../ui-kit/diagram/ProcessDiagram.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';

/** The case's models; opens on the deepest one it stands in. */
export const CaseDiagrams = ({ diagrams, preferred }: { diagrams: readonly Diagram[]; preferred?: string }) => {
  const [chosenKey, choose] = useState<string>();
  const shown =
    diagrams.find((diagram) => diagram.key === chosenKey) ??
    diagrams.find((diagram) => diagram.key === preferred) ??
    diagrams.findLast((diagram) => diagram.current.length > 0) ??
    diagrams[0];
  if (shown === undefined) return <Nothing title="没有流程图" />;
  return (
    <ProcessDiagram
      key={shown.key}
      xml={shown.xml}
      current={shown.current}
      done={shown.done}
      head={
        <Select
          aria-label="选择流程图"
          className="case-diagrams-choice"
          value={shown.key}
          options={diagrams.map((diagram) => ({ value: diagram.key, label: nameOf(diagram) }))}
          onChange={choose}
        />
      }
    />
  );
};

const nameOf = (diagram: Diagram): string => {
  if (diagram.current.length > 0) return `▶ ${diagram.name}`;
  return diagram.done.length > 0 ? `✓ ${diagram.name}` : diagram.name;
};
