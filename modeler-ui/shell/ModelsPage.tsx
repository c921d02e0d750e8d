import { useQuery } from '@tanstack/react-query';
import { Button, Table, Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { ModelRow, ModelVersionRow } from '../../server/modeler/model-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { FullPageNotice } from '../../ui-kit/layout/FullPageNotice.tsx';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';
import { PageHead } from '../../ui-kit/layout/PageHead.tsx';
import { formatTime } from '../../ui-kit/time/format-time.ts';
import { modelerApi } from '../draft/modeler-api.ts';

/** All items with their published version and whether somebody is editing one. */
export const ModelsPage = () => {
  const models = useQuery({ queryKey: ['models'], queryFn: modelerApi.items });
  const navigate = useNavigate();
  if (models.isError) {
    return (
      <FullPageNotice title="打不开事项列表" text={textOfError(models.error)} onRetry={() => void models.refetch()} />
    );
  }
  return (
    <>
      <PageHead title="事项流程" note="选择一个事项，修改它的流程、表单和时限，然后发布新版本。" />
      <div className="modeler-models">
        <Table<ModelRow>
          rowKey="key"
          loading={models.isPending}
          dataSource={models.data?.items ?? []}
          pagination={false}
          columns={columns}
          onRow={(row) => ({ onClick: () => void navigate(`/items/${row.key}`) })}
          locale={{ emptyText: <Nothing title="还没有事项" /> }}
        />
      </div>
    </>
  );
};

export const publishedVersion = (row: ModelRow): ModelVersionRow | undefined =>
  row.versions.find((version) => version.state === 'published');

const columns = [
  {
    title: '事项',
    render: (_: unknown, row: ModelRow) => (
      <span className="modeler-model-name">
        <Link to={`/items/${row.key}`}>{row.name}</Link>
        <code>{row.key}</code>
      </span>
    ),
  },
  {
    title: '类别',
    width: 110,
    render: (_: unknown, row: ModelRow) => (row.kind === 'item' ? '审批事项' : '常设流程'),
  },
  {
    title: '已发布版本',
    width: 260,
    render: (_: unknown, row: ModelRow) => <Published version={publishedVersion(row)} />,
  },
  {
    title: '草稿',
    width: 260,
    render: (_: unknown, row: ModelRow) =>
      row.draft === null ? (
        <span className="tb-soft">无</span>
      ) : (
        <span>
          <Tag color="blue">修改中</Tag>
          {row.draft.editedBy.name}　{formatTime(row.draft.editedAt)}
        </span>
      ),
  },
  {
    title: '',
    width: 100,
    render: () => <Button size="small">打开</Button>,
  },
];

const Published = ({ version }: { version: ModelVersionRow | undefined }) =>
  version === undefined ? (
    <span className="tb-soft">尚未发布</span>
  ) : (
    <span>
      第 {version.number} 版　<span className="tb-soft">{formatTime(version.publishedAt)}</span>
    </span>
  );
