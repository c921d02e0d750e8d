import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { DeadlineAnswers, DeadlineQuestion } from '../../server/deadline-schemas.ts';
import { api } from '../../ui-kit/api/api-client.ts';
import { formatDay } from '../../ui-kit/time/format-time.ts';
import { type Asked, readAsked, writeAsked } from './question.ts';

export type DeadlineAnswer = DeadlineAnswers[number];

/** The question in the address, and how to change it. */
export const useAsked = (): [Asked, (change: Partial<Asked>) => void] => {
  const [parameters, setParameters] = useSearchParams();
  const asked = readAsked(parameters, formatDay(new Date().toISOString()));
  return [asked, (change) => setParameters(writeAsked({ ...asked, ...change }), { replace: true })];
};

/** Nothing is asked while the question is not complete; the last answer stays until the next one is there. */
export const useDeadline = (question: DeadlineQuestion | undefined) =>
  useQuery({
    queryKey: ['deadline', question],
    queryFn: async ({ signal }) => {
      const [answer] = await api.post<DeadlineAnswers>('/desk/api/deadlines', [question], { signal });
      return answer ?? null;
    },
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
