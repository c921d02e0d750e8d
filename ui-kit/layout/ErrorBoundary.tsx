import { Component, type ReactNode } from 'react';
import { textOfError } from '../api/api-error.ts';
import { FullPageNotice } from './FullPageNotice.tsx';

interface State {
  error: unknown;
  hasFailed: boolean;
}

/** Keeps a broken page from taking the whole window down. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined, hasFailed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <FullPageNotice title="这一页出了问题" text={textOfError(this.state.error)} onRetry={reload} />;
  }
}

const reload = (): void => window.location.reload();
