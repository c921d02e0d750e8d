import { CheckCircleOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useOpenDraft } from '../draft/draft-context.ts';
import { FormDrawer } from '../forms/FormDrawer.tsx';
import { LimitsDrawer } from '../limits/LimitsDrawer.tsx';
import type { Diagram } from '../model/diagram.ts';
import { filingFormPath, itemPath } from '../model/model-paths.ts';
import { VersionsDrawer } from '../versions/VersionsDrawer.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { SaveStateBadge } from './SaveStateBadge.tsx';
import type { Editors } from './use-editors.ts';
import type { Publishing } from './use-publishing.ts';

interface Props {
  diagrams: readonly Diagram[];
  editors: Editors;
  publishing: Publishing;
  onCheck: () => void;
}

type Opened = 'none' | 'filing' | 'limits' | 'versions' | 'publish';

export const Toolbar = ({ diagrams, editors, publishing, onCheck }: Props) => {
  const [opened, setOpened] = useState<Opened>('none');
  const { keeper } = useOpenDraft();
  const hasFiling = keeper.textOf(filingFormPath) !== undefined;
  const hasItem = keeper.textOf(itemPath) !== undefined;
  const close = () => setOpened('none');
  return (
    <div className="modeler-toolbar" role="toolbar" aria-label="流程工具">
      <Select
        aria-label="当前的图"
        className="modeler-diagram-select"
        value={editors.shown}
        onChange={editors.show}
        options={groupsOf(diagrams)}
        popupMatchSelectWidth={280}
        listHeight={420}
      />
      <CanvasTools editors={editors} diagrams={diagrams} />
      <span className="modeler-toolbar-gap" />
      <SaveStateBadge />
      {hasFiling ? <Button onClick={() => setOpened('filing')}>申报表单</Button> : null}
      {hasItem ? <Button onClick={() => setOpened('limits')}>时限</Button> : null}
      <Button icon={<HistoryOutlined aria-hidden />} onClick={() => setOpened('versions')}>
        版本
      </Button>
      <Button icon={<CheckCircleOutlined aria-hidden />} loading={publishing.isChecking} onClick={onCheck}>
        检查
      </Button>
      <Button type="primary" onClick={() => setOpened('publish')}>
        发布
      </Button>
      <FormDrawer isOpen={opened === 'filing'} path={filingFormPath} title="申报" onClose={close} />
      <LimitsDrawer isOpen={opened === 'limits'} onClose={close} />
      <VersionsDrawer isOpen={opened === 'versions'} onClose={close} />
      <PublishDialog
        isOpen={opened === 'publish'}
        publish={publishing.publish}
        reveal={editors.reveal}
        onClose={close}
      />
    </div>
  );
};

const groupsOf = (diagrams: readonly Diagram[]) =>
  [
    { label: '主流程', options: diagrams.filter((diagram) => diagram.isRoot).map(optionOf) },
    { label: '环节组', options: diagrams.filter((diagram) => !diagram.isRoot).map(optionOf) },
  ].filter((group) => group.options.length > 0);

const optionOf = (diagram: Diagram) => ({ value: diagram.path, label: diagram.name });
