import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Spin, Tag } from 'antd';
import { Link } from 'react-router';
import type { ModelVersionRow } from '../../server/modeler/model-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { useOpenDraft } from '../draft/draft-context.ts';
import { modelerApi } from '../draft/modeler-api.ts';

/** Every publication of this item, newest first. */
export const VersionsDrawer = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { itemKey } = useOpenDraft();
  const models = useQuery({ queryKey: ['models'], queryFn: modelerApi.items, enabled: isOpen });
  const versions = models.data?.items.find((item) => item.key === itemKey)?.versions ?? [];
  return (
    <Drawer
      title="已发布的版本"
      open={isOpen}
      onClose={onClose}
      size={520}
      destroyOnHidden
      closable={{ 'aria-label': '关闭' }}
    >
      {models.isPending ? <Spin /> : null}
      {models.isError ? <Alert type="error" showIcon title={textOfError(models.error)} /> : null}
      {models.isSuccess && versions.length === 0 ? <Nothing title="还没有发布过" /> : null}
      <ol className="modeler-versions">
        {versions.map((version, index) => (
          <VersionEntry key={version.id} itemKey={itemKey} version={version} isNewest={index === 0} />
        ))}
      </ol>
    </Drawer>
  );
};

interface EntryProps {
  itemKey: string;
  version: ModelVersionRow;
  isNewest: boolean;
}

const VersionEntry = ({ itemKey, version, isNewest }: EntryProps) => (
  <li>
    <div className="modeler-version-head">
      <strong>第 {version.number} 版</strong>
      {isNewest && version.state === 'published' ? <Tag color="green">现行</Tag> : null}
      {version.state === 'published' ? null : <Tag>{version.state === 'failed' ? '发布失败' : '发布中'}</Tag>}
      <span className="tb-soft">{formatTime(version.publishedAt)}</span>
      <Link to={`/items/${itemKey}/versions/${version.number}`}>查看</Link>
    </div>
    <p>{version.comment === '' ? (version.origin === 'product' ? '随产品发布' : '没有说明') : version.comment}</p>
    <p className="tb-soft">{version.publishedBy}</p>
  </li>
);
