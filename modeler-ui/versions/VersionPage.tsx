import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ModelVersionDetail } from '../../server/modeler/model-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { FullPageNotice } from '../../ui-kit/layout/FullPageNotice.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { diagramsOf } from '../draft/draft-context.ts';
import { modelerApi } from '../draft/modeler-api.ts';
import { ReadingCanvas } from './ReadingCanvas.tsx';

/** One published version, read only; its files can become the draft again. */
export const VersionPage = () => {
  const { key = '', number = '' } = useParams();
  const version = useQuery({
    queryKey: ['version', key, number],
    queryFn: () => modelerApi.version(key, Number(number)),
    staleTime: Infinity,
  });
  if (version.isError) {
    return (
      <FullPageNotice title="打不开这一版" text={textOfError(version.error)} onRetry={() => void version.refetch()} />
    );
  }
  if (version.data === undefined) return <FullPageNotice isBusy title="正在打开" />;
  return <OpenedVersion key={`${key}/${number}`} itemKey={key} detail={version.data} />;
};

const OpenedVersion = ({ itemKey, detail }: { itemKey: string; detail: ModelVersionDetail }) => {
  const diagrams = useMemo(() => diagramsOf(detail.files), [detail.files]);
  const [path, setPath] = useState(diagrams[0]?.path ?? '');
  const navigate = useNavigate();
  const restore = useRestore(itemKey, detail);
  const openPart = (partKey: string) => {
    const part = diagrams.find((diagram) => diagram.key === partKey && !diagram.isRoot);
    if (part !== undefined) setPath(part.path);
  };
  return (
    <div className="modeler-bench">
      <div className="modeler-toolbar" role="toolbar" aria-label="版本工具">
        <Select
          aria-label="当前的图"
          className="modeler-diagram-select"
          value={path}
          onChange={setPath}
          options={diagrams.map((diagram) => ({ value: diagram.path, label: diagram.name }))}
        />
        <strong>第 {detail.version.number} 版（只读）</strong>
        <span className="tb-soft">
          {detail.version.publishedBy}　{formatTime(detail.version.publishedAt)}
        </span>
        <span className="modeler-toolbar-gap" />
        <Button onClick={restore}>恢复为草稿</Button>
        <Button type="primary" onClick={() => void navigate(`/items/${itemKey}`)}>
          回到草稿
        </Button>
      </div>
      <div className="modeler-stage modeler-stage-wide">
        <div className="modeler-canvases">
          <ReadingCanvas xml={detail.files.find((file) => file.path === path)?.text ?? ''} onOpenPart={openPart} />
        </div>
      </div>
    </div>
  );
};

/** Asks first: the present draft is overwritten. */
const useRestore = (itemKey: string, detail: ModelVersionDetail) => {
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const restoring = useMutation({
    mutationFn: async () => {
      const { version } = await modelerApi.draft(itemKey);
      return modelerApi.saveDraft(itemKey, { files: detail.files, version });
    },
    onSuccess: () => {
      void message.success(`草稿已恢复为第 ${detail.version.number} 版的内容`);
      void navigate(`/items/${itemKey}`);
    },
    onError: (error) => void message.error(textOfError(error)),
  });
  return () =>
    void modal.confirm({
      title: `把草稿恢复为第 ${detail.version.number} 版？`,
      content: '现在草稿里的修改会被覆盖。已发布的版本和在办件不受影响。',
      okText: '恢复',
      cancelText: '取消',
      onOk: () => restoring.mutateAsync().catch(() => undefined),
    });
};
