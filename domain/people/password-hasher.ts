/** Slow, salted password hashing (argon2id). */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** false for a wrong password and for a hash that cannot be read */
  verify(hash: string, password: string): Promise<boolean>;
}
