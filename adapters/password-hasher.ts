import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../domain/people/index.ts';

/** argon2id with the OWASP parameters: 19 MiB, 2 passes, 1 lane; about 50 ms. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes off the main thread; a hash that cannot be read verifies nothing. */
export const createPasswordHasher = (): PasswordHasher => ({
  hash: (password) => hash(password, OPTIONS),
  verify: (stored, password) => verify(stored, password).catch(() => false),
});
