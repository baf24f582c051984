import type { BothGrants, GrantFile } from '../facts/grants.ts';
import type { IdPolicy } from '../facts/id-policy.ts';
import { freeRange, type IdRange, overlaps, showRange } from '../lxc/idrange.ts';
import type { Grant } from '../lxc/subid.ts';
import { type Action, type Command, type Fix, manual, root } from './action.ts';

/** As many as a distribution gives each user, and as a Debian container needs: ids up to 65534 are in use. */
const count = 65536;

export interface Lacking {
  readonly name: string;
  /** The files that grant the user nothing. */
  readonly missing: readonly ('u' | 'g')[];
  /** What the other file grants him, if it does. */
  readonly own: BothGrants<readonly Grant[]>;
}

/**
 * A range of host ids that nobody has, granted by the distribution's own tool: the one that the other file grants the
 * user already, or one that is free in both.
 */
export function allocation(
  { name, missing, own }: Lacking,
  files: BothGrants<GrantFile>,
  policy: IdPolicy,
): Fix {
  const range = sameAsOther(missing, own, files) ?? freeInBoth(files, policy);
  if (!range)
    return manual(
      `no ${count} ids in a row are free within the bounds of /etc/login.defs: widen SUB_UID_MAX and SUB_GID_MAX`,
    );
  const span = `${range.start}-${range.start + range.count - 1}`;
  const command = (sign: 'add' | 'del'): Command => [
    'usermod',
    ...missing.flatMap((type) => [`--${sign}-sub${type}ids`, span]),
    name,
  ];
  const grant: Action = { do: 'run', by: root, before: command('del'), after: command('add') };
  // usermod refuses to work on a file that is not there.
  const [first, ...others] = missing
    .filter((type) => files[type].state === 'missing')
    .map((type): Action => ({ do: 'write', by: root, path: files[type].path, before: null, after: '' }));
  return {
    safety: 'safe',
    title: `grant ${name} the free range ${showRange(range)}`,
    actions: first ? [first, ...others, grant] : [grant],
  };
}

function sameAsOther(
  missing: readonly ('u' | 'g')[],
  own: Lacking['own'],
  files: BothGrants<GrantFile>,
): IdRange | undefined {
  const [type, more] = missing;
  if (type === undefined || more !== undefined) return undefined;
  const wanted = own[type === 'u' ? 'g' : 'u'][0]?.range;
  return wanted && !files[type].all.some(({ range }) => overlaps(range, wanted)) ? wanted : undefined;
}

function freeInBoth(
  { u, g }: BothGrants<GrantFile>,
  { u: uids, g: gids, real }: IdPolicy,
): IdRange | undefined {
  const taken = [...u.all, ...g.all].map(({ range }) => range);
  return freeRange([...taken, ...real], count, {
    min: Math.max(uids.min, gids.min),
    max: Math.min(uids.max, gids.max),
  });
}
