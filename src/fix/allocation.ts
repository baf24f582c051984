import type { BothGrants, GrantFile } from '../facts/grants.ts';
import type { IdPolicy } from '../facts/id-policy.ts';

import { freeRange, showRange } from '../lxc/idrange.ts';
import { type Action, type Command, type Fix, manual, root } from './action.ts';

/** As many as a distribution gives each user, and as a Debian container needs: ids up to 65534 are in use. */
const count = 65536;

/** A range of host ids that nobody has, the same in both files, granted by the distribution's own tool. */
export function allocation(
  type: 'u' | 'g',
  name: string,
  file: GrantFile,
  files: BothGrants<GrantFile>,
  policy: IdPolicy,
): Fix {
  const taken = [...files.u.all, ...files.g.all].map(({ range }) => range);
  const free = freeRange([...taken, ...policy.real], count, policy[type]);
  if (!free)
    return manual(
      `there is no free range of ${count} ids left between SUB_${type.toUpperCase()}ID_MIN and _MAX of /etc/login.defs`,
    );
  const span = `${free.start}-${free.start + count - 1}`;
  const command = (sign: 'add' | 'del'): Command => ['usermod', `--${sign}-sub${type}ids`, span, name];
  const grant: Action = { do: 'run', by: root, before: command('del'), after: command('add') };
  // usermod refuses to work on a file that is not there.
  const make: Action = { do: 'write', by: root, path: file.path, before: null, after: '' };
  return {
    safety: 'safe',
    title: `grant ${name} the free range ${showRange(free)}`,
    actions: file.state === 'missing' ? [make, grant] : [grant],
  };
}
