import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { theme } from './theme.ts';
import './ui-kit.css';

dayjs.locale('zh-cn');

/** Colours, typography and the Chinese locale for everything inside; outermost component of every UI. */
export const Themed = ({ children }: { children: ReactNode }) => (
  <ConfigProvider
    locale={zhCN}
    theme={theme}
    button={{ autoInsertSpace: false }}
    form={{ requiredMark: (label, { required }) => <RequiredMark isRequired={required}>{label}</RequiredMark> }}
  >
    <App message={{ maxCount: 3 }} notification={{ placement: 'topRight' }}>
      {children}
    </App>
  </ConfigProvider>
);

const RequiredMark = ({ isRequired, children }: { isRequired: boolean; children: ReactNode }) => (
  <>
    {children}
    {isRequired ? null : <span className="tb-optional">（选填）</span>}
  </>
);
