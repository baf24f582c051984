import { catalogueOf } from '../../src/explain/catalogue.ts';
import type { Suspect } from '../../src/explain/diagnose.ts';
import { listen } from '../../src/explain/listen.ts';
import { lore } from '../../src/lore.ts';
import { type Fault, isFault, type Oddity } from './fault.ts';
import type { Seen, Start } from './seen.ts';

/** LXC prints nothing that tells these from others: it ends without a word, or only lxc-create has said something. */
const wordless = new Set([
  'include-loop',
  'init-empty',
  'init-foreign-alone',
  'lock-held',
  'new-lxcpath-not-writable',
  'new-rootfs-preset',
  'rootfs-read-only-noexec',
  'session-little-data',
  'session-little-memory',
  'session-little-stack',
  'session-umask-read',
  'user-deleted',
]);

/** What LXC 4.0.6 prints of these is what it prints where there is no ID map, or no cgroup of the user’s. */
const alikeOnBullseye = new Set([
  'cgroup-of-root',
  'config-is-a-folder',
  'syntax-idmap-typo',
  'userns-missing-at-root-v2',
]);

/** Healthy starts that print an error all the same: a key that LXC itself asks for, and groups that nobody can drop. */
const loud = new Set([
  'odd-new',
  'odd-new-home-list',
  'odd-new-lxcpath-outside',
  'odd-map-own-id',
  'odd-map-own-id-files',
]);

/** What the failed start has written with this umask is not to be read, or hides what was wrong before. */
const masked = new Set(['session-umask-all', 'session-umask-search']);

/** Causes that count as named: the first that a report shows whole. */
const most = 3;

const known = await lore.known();
const catalogue = catalogueOf(known);

/** What `explain` gets wrong about what LXC printed, without a look at the host. */
export function explaining(fault: Fault | Oddity, { now }: Seen): string[] {
  if (now === undefined || fault.runs) return [];
  const suspects = suspectsIn(now.log || now.stderr).map(({ id }) => id);
  if (!isFault(fault))
    return suspects.length === 0 || loud.has(fault.name)
      ? []
      : [`explain: names ${suspects[0]} where all is well`];
  // What the table has wrong about LXC is said elsewhere.
  if (!fault.dies || now.lives || wordless.has(fault.name)) return [];
  if (now.state.startsWith('nobody')) return [];
  if (isAlikeOnBullseye(fault, now)) return [];
  const rules = [fault.named, ...(fault.or ? [fault.or] : [])].map(([, rule]) => rule);
  const isNamed = suspects.slice(0, most).some((id) => rules.some((rule) => means(id, rule)));
  return isNamed
    ? []
    : [`explain: names ${suspects.slice(0, most).join(', ') || 'nothing'}, not ${rules.join(' or ')}`];
}

/** The same with a look at the host, as the user who started it: the right cause comes first, and was found there. */
export function explainingHere(fault: Fault | Oddity, { now, explained }: Seen): string[] {
  if (now === undefined || explained === undefined || fault.runs || fault.silent) return [];
  if (fault.unseen === 'user' || fault.unseen === 'both' || masked.has(fault.name)) return [];
  const [first] = explained.causes;
  if (!isFault(fault))
    return first === undefined || loud.has(fault.name)
      ? []
      : [`explain here: names ${first.cause} where all is well`];
  if (!fault.dies || now.lives) return [];
  if (isAlikeOnBullseye(fault, now)) return [];
  const rules = [fault.named, ...(fault.or ? [fault.or] : [])].map(([, rule]) => rule);
  const isFirst =
    first?.state === 'confirmed' && rules.some((rule) => means(first.cause, rule) || first.rule === rule);
  return isFirst
    ? []
    : [
        `explain here: names ${first ? `${first.cause} (${first.state})` : 'nothing'} first, not ${rules.join(' or ')}`,
      ];
}

/** Its log names source files without their directory. */
const isAlikeOnBullseye = ({ name }: Fault, { log }: Start): boolean =>
  log.includes(' - start.c:') && alikeOnBullseye.has(name);

/** A cause that the rule may find is a closer word for the same. */
const means = (id: string, rule: string): boolean =>
  id === rule || (known.causes[id]?.foundBy?.includes(rule) ?? false);

function suspectsIn(text: string): readonly Suspect[] {
  const listener = listen(catalogue);
  for (const line of text.split('\n')) listener.line(line);
  return listener.end().diagnosis.suspects;
}
