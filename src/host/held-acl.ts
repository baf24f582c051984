import { pid } from 'node:process';
import { type Acl, parseAcl } from '../base/acl.ts';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import type { Held } from './held-way.ts';
import type { Caller } from './host.ts';
import { ask } from './run-query.ts';

/** Each read starts a program: the files of one user must not start more than this. */
const askLimit = 200;

/**
 * The access control list of an open file; undefined where it has none, or where getfacl is missing. Each
 * list is read once until it changes. Throws `Unseen` beyond the limit.
 */
export function aclReader(caller: Caller): (held: Held) => Acl | undefined {
  const known = new Map<string, Acl | undefined>();
  return (held) => {
    const { dev, ino, ctimeMs } = held.stat;
    const key = `${dev} ${ino} ${ctimeMs}`;
    if (!known.has(key)) {
      if (known.size === askLimit)
        throw new Unseen(phrase`more than ${askLimit} access control lists to read`);
      known.set(key, aclOf(held, caller));
    }
    return known.get(key);
  };
}

function aclOf({ fd }: Held, caller: Caller): Acl | undefined {
  // /proc/self would be getfacl's own.
  const path = `/proc/${pid}/fd/${fd}`;
  const answer = ask(['getfacl', '--absolute-names', '--numeric', '--skip-base', '--', path], caller);
  return parseAcl(answer?.out ?? '').get(path);
}
