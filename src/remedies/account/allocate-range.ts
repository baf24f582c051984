import { list, phrase } from '../../base/phrase.ts';
import type { LoginDefs } from '../../facts/account/login-defs.ts';
import type { GrantFile } from '../../facts/account/subid-grants.ts';
import { end, freeRange, type IdRange, overlaps, showRange } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import { type Action, type AppendLine, type Command, type Fix, manual, root } from '../../model/action.ts';

/** As many as distributions grant each user, and as a Debian container needs: it uses IDs up to 65534. */
const count = 65536;

/** Lower IDs are for accounts of the host, whatever login.defs says. */
const firstForContainers = 65536;

export interface MissingRange {
  readonly name: string;
  /** The files that grant the user nothing. */
  readonly missing: readonly ('u' | 'g')[];
  /** What the other file grants the user, if it does. */
  readonly own: BothGrants<readonly Grant[]>;
}

/**
 * Grants a range of host IDs that nobody has, with the distribution's own tool: the one that the other file already grants
 * the user, or one that is free in both.
 */
export function allocateRanges(lacking: MissingRange, files: BothGrants<GrantFile>, policy: LoginDefs): Fix {
  const range = sameAsOther(lacking, files, policy) ?? freeInBoth(files, policy);
  return range
    ? {
        safety: 'safe',
        makesNew: true,
        title: phrase`grant ${lacking.name} the free range ${showRange(range)}`,
        actions: granting(lacking, files, { u: range, g: range }),
      }
    : manual(
        phrase`raise SUB_UID_MAX and SUB_GID_MAX in /etc/login.defs: no ${count} consecutive IDs are free within its bounds`,
      );
}

/**
 * Grants the ranges that a rootfs of the user was created with, if no other user has them. They are taken from the user's
 * config, so a person must confirm.
 */
export function allocateRange(
  ranges: BothGrants<IdRange>,
  lacking: MissingRange,
  files: BothGrants<GrantFile>,
  policy: LoginDefs,
): Fix | undefined {
  if (!lacking.missing.every((type) => isFree(ranges[type], files, policy, type))) return undefined;
  const shown = list([...new Set(lacking.missing.map((type) => showRange(ranges[type])))]);
  return {
    safety: 'unsafe',
    title: phrase`grant ${lacking.name} ${shown}: an existing rootfs was created with these IDs, and no other user has them`,
    actions: granting(lacking, files, ranges),
  };
}

/** usermod does nothing if the range is granted already, and fails if the file does not exist. */
function granting(
  { name, missing }: MissingRange,
  files: BothGrants<GrantFile>,
  ranges: BothGrants<IdRange>,
): [Action, ...Action[]] {
  const command = (sign: 'add' | 'del'): Command => [
    'usermod',
    ...missing.flatMap((type) => [
      `--${sign}-sub${type}ids`,
      `${ranges[type].start}-${end(ranges[type]) - 1}`,
    ]),
    name,
  ];
  const leaves = missing.map((type) => grantLine(files[type].path, name, ranges[type]));
  const grant: Action = { do: 'run', by: root, before: command('del'), after: command('add'), leaves };
  const [first, ...others] = missing
    .filter((type) => files[type].state === 'missing')
    .map((type): Action => ({ do: 'write', by: root, path: files[type].path, before: null, after: '' }));
  return first ? [first, ...others, grant] : [grant];
}

/** What usermod adds to the file. */
export const grantLine = (path: GrantFile['path'], name: string, { start, count }: IdRange): AppendLine => ({
  do: 'append',
  by: root,
  path,
  line: `${name}:${start}:${count}`,
});

/** Within the bounds for such ranges, no longer than usual, and neither granted nor in use by an account. */
const isFree = (range: IdRange, files: BothGrants<GrantFile>, policy: LoginDefs, type: 'u' | 'g'): boolean =>
  range.start >= Math.max(policy[type].min, firstForContainers) &&
  end(range) - 1 <= policy[type].max &&
  range.count <= count &&
  ![...files[type].all.map((grant) => grant.range), ...policy.real].some((other) => overlaps(other, range));

/** The range that root has already granted for the other kind of IDs. */
function sameAsOther(
  { missing, own }: MissingRange,
  files: BothGrants<GrantFile>,
  policy: LoginDefs,
): IdRange | undefined {
  const [type, more] = missing;
  if (type === undefined || more !== undefined) return undefined;
  const wanted = own[type === 'u' ? 'g' : 'u'][0]?.range;
  return wanted && isFree(wanted, files, policy, type) ? wanted : undefined;
}

function freeInBoth(
  { u, g }: BothGrants<GrantFile>,
  { u: uids, g: gids, real }: LoginDefs,
): IdRange | undefined {
  const taken = [...u.all, ...g.all].map(({ range }) => range);
  return freeRange([...taken, ...real], count, {
    min: Math.max(uids.min, gids.min),
    max: Math.min(uids.max, gids.max),
  });
}
