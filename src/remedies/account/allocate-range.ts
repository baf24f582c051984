import { list, phrase } from '../../base/phrase.ts';
import type { LoginDefs } from '../../facts/account/login-defs.ts';
import type { GrantFile } from '../../facts/account/subid-grants.ts';
import { end, freeRange, type IdRange, overlaps, showRange } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import { type Action, type Command, type Fix, manual, root } from '../../model/action.ts';

/** As many as a distribution gives each user, and as a Debian container needs: ids up to 65534 are in use. */
const count = 65536;

/** Accounts of the host's have the ids below, whatever login.defs says. */
const firstForContainers = 65536;

export interface MissingRange {
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
        phrase`no ${count} consecutive IDs are free within the limits of /etc/login.defs: raise SUB_UID_MAX and SUB_GID_MAX`,
      );
}

/**
 * The ranges that a rootfs of the user's was made with. His config says which those are, so that takes a person's word,
 * and only where nobody else has them.
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
    title: phrase`grant ${lacking.name} ${shown}, which an existing rootfs uses and no other user has`,
    actions: granting(lacking, files, ranges),
  };
}

/** usermod does nothing where the range is granted already, and fails where the file is not there. */
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
  const grant: Action = { do: 'run', by: root, before: command('del'), after: command('add') };
  const [first, ...others] = missing
    .filter((type) => files[type].state === 'missing')
    .map((type): Action => ({ do: 'write', by: root, path: files[type].path, before: null, after: '' }));
  return first ? [first, ...others, grant] : [grant];
}

/** Within the bounds for such ranges, of an ordinary length, and neither anybody's nor a real account's. */
const isFree = (range: IdRange, files: BothGrants<GrantFile>, policy: LoginDefs, type: 'u' | 'g'): boolean =>
  range.start >= Math.max(policy[type].min, firstForContainers) &&
  end(range) - 1 <= policy[type].max &&
  range.count <= count &&
  ![...files[type].all.map((grant) => grant.range), ...policy.real].some((other) => overlaps(other, range));

/** Root has granted it once already, for the other kind of ids. */
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
