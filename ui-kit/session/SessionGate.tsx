import type { SessionState, SignIn } from '../../server/session/session-schemas.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, keepCsrfToken, whenSignedOut } from '../api/api-client.ts';
import { textOfError } from '../api/api-error.ts';
import { FullPageNotice } from '../layout/FullPageNotice.tsx';
import { SessionContext } from './session.ts';
import { SignInPage } from './SignInPage.tsx';

const sessionKey = ['session'];

/** Shows `children` to somebody signed in, the sign-in page to everybody else. `product` names the UI on that page. */
export const SessionGate = ({ product, children }: { product: string; children: ReactNode }) => {
  const { session, signIn, signOut } = useSessionRequests();
  if (session.isPending) return <FullPageNotice isBusy title="正在打开通办" />;
  if (session.isError) {
    return (
      <FullPageNotice title="打不开通办" text={textOfError(session.error)} onRetry={() => void session.refetch()} />
    );
  }
  if (session.data.account === null) {
    return (
      <SignInPage
        product={product}
        isBusy={signIn.isPending}
        error={signIn.isError ? textOfError(signIn.error) : undefined}
        onSubmit={(credentials) => signIn.mutate(credentials)}
      />
    );
  }
  return (
    <SessionContext.Provider value={{ account: session.data.account, signOut: () => signOut.mutate() }}>
      {children}
    </SessionContext.Provider>
  );
};

const nobody: SessionState = { account: null, csrfToken: null };

const useSessionRequests = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const session = useQuery({
    queryKey: sessionKey,
    queryFn: () => api.get<SessionState>('/session').then(keep),
    staleTime: Infinity,
  });
  const forget = () => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    client.setQueryData(sessionKey, nobody);
  };
  useEffect(() => whenSignedOut(forget));
  const signIn = useMutation({
    mutationFn: (credentials: SignIn) => api.post<SessionState>('/session', credentials).then(keep),
    onSuccess: (data) => client.setQueryData(sessionKey, data),
  });
  const signOut = useMutation({
    mutationFn: () => api.delete<void>('/session'),
    onSettled: async () => {
      await navigate('/');
      forget();
    },
  });
  return { session, signIn, signOut };
};

const keep = (session: SessionState): SessionState => {
  keepCsrfToken(session.csrfToken ?? '');
  return session;
};
