import { attempt } from '../base/unseen.ts';
import { knowledge } from '../engine/knowledge.ts';
import type { Scope } from '../engine/lint.ts';
import { knownAccount } from '../facts/account/account.ts';
import type { Host } from '../host/host.ts';
import type { User } from '../model/subject.ts';
import type { Keepsakes } from './keepsakes.ts';

/**
 * All users with subordinate IDs, and those of whom a container is remembered: who has lost the line in /etc/subuid would
 * otherwise not be asked about any more, just when the container fails.
 */
export function withRemembered(scope: Scope, host: Host, kept: Keepsakes): Scope {
  const about = knowledge(host, scope.machine);
  const others = kept
    .users()
    .filter((name) => scope.users.every((user) => user.name !== name))
    .map((name): User => ({ kind: 'user', name }))
    .filter((user) => attempt(() => about<'user'>(user)(knownAccount)) !== undefined);
  return { ...scope, users: [...scope.users, ...others] };
}
