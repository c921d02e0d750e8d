import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { ScoreTable } from '../../server/desk/order-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { isSpan, type Period, type Span } from './period.ts';

export const useScores = ({ from, until }: Period) =>
  useQuery({
    queryKey: ['scores', from, until],
    queryFn: ({ signal }) => api.get<ScoreTable>('/desk/api/scores', { query: { from, until }, signal }),
    placeholderData: keepPreviousData,
  });

/** The span lives in the address. */
export const useSpan = (): [Span, (span: Span) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const span = parameters.get('span');
  return [isSpan(span) ? span : 'month', (next) => setParameters({ span: next })];
};
