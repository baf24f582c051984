import { UsageError } from './options.ts';

/** Texts in a directory in which nobody else writes, each of a user and a container. */
export interface Keepsakes {
  users(): readonly string[];
  names(user: string): readonly string[];
  read(user: string, name: string): string | undefined;
  /** Whole or not at all. Throws `UsageError` where it cannot. */
  write(user: string, name: string, text: string): void;
  remove(user: string, name: string): void;
}

/** The same, but a disk that is full stops no lint: `failed` is told why, once, and then no more is kept or read. */
export function untilFailed(kept: Keepsakes, failed: (why: string) => void): Keepsakes {
  let hasFailed = false;
  const attempt = <T>(act: () => T, nothing: T): T => {
    if (hasFailed) return nothing;
    try {
      return act();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      hasFailed = true;
      failed(error.message);
      return nothing;
    }
  };
  return {
    users: () => attempt(() => kept.users(), []),
    names: (user) => attempt(() => kept.names(user), []),
    read: (user, name) => attempt(() => kept.read(user, name), undefined),
    write: (user, name, text) => attempt(() => kept.write(user, name, text), undefined),
    remove: (user, name) => attempt(() => kept.remove(user, name), undefined),
  };
}
