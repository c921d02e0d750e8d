import { Tabs } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../server/desk/case-schemas.ts';
import { CaseDecisions } from './CaseDecisions.tsx';
import { CaseDiagrams } from './CaseDiagrams.tsx';
import { CaseFiling } from './CaseFiling.tsx';
import { CaseLimits } from './CaseLimits.tsx';
import { CaseMaterials } from './CaseMaterials.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import { CaseResults } from './CaseResults.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import './case.css';

interface Props {
  detail: CaseDetail;
  /** clocks as a tab, where there is no room beside */
  hasClocksTab?: boolean;
  /** diagram to open on, by part */
  partKey?: string;
}

/** Everything about a case in tabs; only the open one is drawn. */
export const CaseTabs = ({ detail, hasClocksTab = false, partKey }: Props) => {
  const [active, setActive] = useState('filing');
  const supplied = detail.materials.filter((material) => material.state !== 'missing').length;
  const tabs = [
    { key: 'filing', label: '申请信息', content: <CaseFiling detail={detail} /> },
    {
      key: 'materials',
      label: `材料 ${supplied}/${detail.materials.length}`,
      content: <CaseMaterials detail={detail} />,
    },
    { key: 'decisions', label: '办理意见', content: <CaseDecisions decisions={detail.decisions} /> },
    { key: 'results', label: '文书与结果', content: <CaseResults {...detail} /> },
    { key: 'notices', label: `通知 ${detail.notices.length}`, content: <CaseNotices notices={detail.notices} /> },
    ...(hasClocksTab ? [{ key: 'clocks', label: '时限', content: <CaseLimits detail={detail} /> }] : []),
    {
      key: 'diagram',
      label: '流程图',
      content: <CaseDiagrams diagrams={detail.diagrams} {...(partKey === undefined ? {} : { preferred: partKey })} />,
    },
    { key: 'timeline', label: '办理过程', content: <CaseTimeline entries={detail.timeline} /> },
  ];
  return (
    <div className="case-tabs">
      <Tabs activeKey={active} onChange={setActive} items={tabs.map(({ key, label }) => ({ key, label }))} />
      <div className={`case-tab case-tab-${active}`} key={active}>
        {tabs.find(({ key }) => key === active)?.content}
      </div>
    </div>
  );
};
