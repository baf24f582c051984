import { type Acl, parseAcl } from '../../base/acl.ts';
import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';

/** The access control lists of these paths. */
export function aclsOf(host: Host, [first, ...rest]: readonly string[]): ReadonlyMap<string, Acl> | Unseen {
  if (first === undefined) return new Map();
  const answer = attempt(() =>
    host.ask(['getfacl', '--absolute-names', '--numeric', '--skip-base', '--', first, ...rest]),
  );
  if (answer instanceof Unseen) return answer;
  return answer === undefined
    ? new Unseen(phrase`access control lists are unknown: getfacl is not installed`)
    : parseAcl(answer.out);
}
