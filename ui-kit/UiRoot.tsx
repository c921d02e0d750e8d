import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { BrowserRouter } from 'react-router';
import { ApiError } from './api/api-error.ts';
import { reloadWhenOutdated } from './layout/reload-when-outdated.ts';
import { ErrorBoundary } from './layout/ErrorBoundary.tsx';
import { SessionGate } from './session/SessionGate.tsx';
import { Themed } from './theme/Themed.tsx';

interface Props {
  /** URL prefix of this UI, e.g. `/desk` */
  base: string;
  /** what this UI is, e.g. 审批工作台 */
  product: string;
  children: ReactNode;
}

reloadWhenOutdated();

/** Everything a UI stands on: theme, error boundary, queries, router under `base`, sign-in. */
export const UiRoot = ({ base, product, children }: Props) => {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 2_000 } } }),
  );
  return (
    <Themed>
      <ErrorBoundary>
        <QueryClientProvider client={client}>
          <BrowserRouter basename={base}>
            <SessionGate product={product}>{children}</SessionGate>
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorBoundary>
    </Themed>
  );
};

/** A refusal stays a refusal; only a server that was not reached or is busy is asked again, twice. */
const isWorthRetrying = (attempts: number, error: Error): boolean =>
  attempts < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502);
