import { Alert } from 'antd';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { PageHead } from '../../ui-kit/layout/PageHead.tsx';
import { Panel } from '../../ui-kit/layout/Panel.tsx';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { LimitRow } from './LimitRow.tsx';
import { MessageRulesForm } from './MessageRulesForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { useOffice } from './useOffice.ts';
import './office.css';

/** 办公时间与时限: how the office counts what comes in after hours, and the limits that belong to no item. */
export const OfficePage = () => {
  const { data, isError, error } = useOffice();
  return (
    <div className="office-page">
      <PageHead
        title="办公时间与时限"
        note="改动只对此后的收件、此后起计的时限和此后发送的短信有效，并记入审计日志。"
      />
      {isError ? <Alert type="error" showIcon title={textOfError(error)} /> : null}
      <div className="office-columns">
        <div className="office-side">
          <Panel title="非工作时间收件" className="office-profile">
            {data === undefined ? (
              <RowsSkeleton rows={4} height={72} />
            ) : (
              <ProfileForm profile={data.profile} example={data.example} />
            )}
          </Panel>
          <Panel title="通知发送规则" className="office-profile">
            {data === undefined ? (
              <RowsSkeleton rows={4} height={48} />
            ) : (
              <MessageRulesForm rules={data.messageRules} />
            )}
          </Panel>
        </div>
        <Panel title="本机关自定的时限" extra={<span className="tb-soft">不属于任何事项</span>}>
          {data === undefined ? (
            <RowsSkeleton rows={5} height={96} />
          ) : (
            data.limits.map((limit) => <LimitRow key={limit.key} limit={limit} />)
          )}
        </Panel>
      </div>
    </div>
  );
};
