import { useState } from 'react';
import type { CaseDetail, MaterialFile, MaterialView } from '../../server/desk/case-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { MaterialParcels } from './MaterialParcels.tsx';
import { MaterialPreview } from './MaterialPreview.tsx';
import './materials.css';

/** The item's list of materials with what was handed in; a click shows the file beside it. */
export const CaseMaterials = ({ detail: { case: one, materials, materialParcels } }: { detail: CaseDetail }) => {
  const files = materials.flatMap((material) => material.files);
  const [chosenId, choose] = useState<string>();
  const chosen = files.find((file) => file.id === chosenId) ?? files.find((file) => file.href !== null);
  if (materials.length === 0) return <Nothing title="这个事项不要求材料" />;
  return (
    <>
      <MaterialParcels caseNo={one.caseNo} parcels={materialParcels} />
      <div className="materials">
        <ul className="materials-list">
          {materials.map((material) => (
            <li key={material.key}>
              <div className="material-name">
                <strong>{material.name}</strong>
                <span className={`material-state material-${material.state}`}>{stateWord(material)}</span>
              </div>
              {material.demand === null ? null : <p className="tb-soft">{demandWords(material.demand)}</p>}
              {material.exceptionReason === null ? null : <p className="tb-soft">{material.exceptionReason}</p>}
              {material.files.map((file) => (
                <FileLine key={file.id} file={file} isChosen={file.id === chosen?.id} onChoose={choose} />
              ))}
            </li>
          ))}
        </ul>
        <MaterialPreview file={chosen} />
      </div>
    </>
  );
};

const stateWord = (material: MaterialView): string => {
  if (material.state === 'supplied') return '✓ 已交';
  if (material.state === 'demanded') return '… 索取中';
  if (material.state === 'excepted') return '○ 免交';
  return material.isRequired ? '× 未交' : '– 未交（选交）';
};

const demandWords = ({ state, demandedAt, answeredAt, refusal }: NonNullable<MaterialView['demand']>): string => {
  if (state === 'refused') return `颁发机关未提供：${refusal ?? ''}（${formatTime(answeredAt ?? demandedAt)}）`;
  if (state === 'supplied') return `颁发机关已于 ${formatTime(answeredAt ?? demandedAt)} 提供`;
  return `${formatTime(demandedAt)} 向颁发机关索取，等待答复`;
};

interface FileLineProps {
  file: MaterialFile;
  isChosen: boolean;
  onChoose: (id: string) => void;
}

const FileLine = ({ file, isChosen, onChoose }: FileLineProps) => (
  <button type="button" className="material-file" aria-pressed={isChosen} onClick={() => onChoose(file.id)}>
    <span className="material-file-name">{file.fileName}</span>
    {file.source === 'licence-repository' ? (
      <span className="tb-soft material-file-name">电子证照库共享 {file.licenceIdentifier}</span>
    ) : null}
    <span className="tb-soft">
      {file.source === 'upload' ? `${sizeOf(file.size)} · ` : ''}
      {file.round > 0 ? `第 ${file.round} 次补正 · ` : ''}
      {formatTime(file.receivedAt)}
    </span>
  </button>
);

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
