import type { SignIn } from '../../server/session/session-schemas.ts';
import { Alert, Button, Form, Input } from 'antd';
import { Mark } from '../layout/Mark.tsx';
import './sign-in.css';

interface Props {
  /** what is signed in to, e.g. 审批工作台 */
  product: string;
  isBusy: boolean;
  error: string | undefined;
  onSubmit: (credentials: SignIn) => void;
}

/** Account and password. The place for an error is always there, so nothing jumps. */
export const SignInPage = ({ product, isBusy, error, onSubmit }: Props) => (
  <main className="sign-in">
    <section className="sign-in-side" aria-hidden="true">
      <div className="sign-in-motto">
        <p>依法受理</p>
        <p>限时办结</p>
        <p>全程留痕</p>
      </div>
    </section>
    <section className="sign-in-panel">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <Mark size={44} />
          <div>
            <h1>通办</h1>
            <p className="tb-soft">{product}</p>
          </div>
        </div>
        <div className="sign-in-error" role="alert">
          {error === undefined ? null : <Alert type="error" title={error} showIcon />}
        </div>
        <Form<SignIn> layout="vertical" size="large" onFinish={onSubmit} disabled={isBusy} requiredMark={false}>
          <Form.Item name="login" label="账号" rules={[{ required: true, message: '请输入账号' }]}>
            <Input autoComplete="username" autoFocus spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isBusy}>
            登录
          </Button>
        </Form>
        <p className="sign-in-foot">登录与办理操作均记入审计日志。忘记密码请联系系统管理员。</p>
      </div>
    </section>
  </main>
);
