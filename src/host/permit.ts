import { allows, type Credentials, hangsOnAcl } from '../base/access-check.ts';
import type { Acl } from '../base/acl.ts';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import type { Held } from './held-way.ts';

/** A user whose permissions apply. */
export interface Accessor {
  /** Undefined where no permissions are needed (root). */
  readonly credentials: () => Credentials | undefined;
  readonly acl: (held: Held) => Acl | undefined;
}

/** Throws `Unseen` where the user has no permission to search (1) or read (4) what is open at this path. */
export function checkAccess(right: 1 | 4, held: Held, path: string, { credentials, acl }: Accessor): void {
  const who = credentials();
  if (!who) return;
  const list = hangsOnAcl(right, held.stat, who) ? acl(held) : undefined;
  if (!allows(right, held.stat, list, who)) throw new Unseen(phrase`${path}: permission denied`, 'denied');
}
