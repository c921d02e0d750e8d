import { DomainError } from '../../domain/errors.ts';

/** The refusal a use-case answers with; fails the test when it succeeds or breaks in another way. */
export const refusal = async (promise: Promise<unknown>): Promise<DomainError> => {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof DomainError) return outcome;
  throw outcome === undefined ? new Error('expected a refusal, but it succeeded') : outcome;
};
