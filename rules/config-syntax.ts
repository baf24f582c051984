import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { allocated } from '../src/facts/account/subid-grants.ts';
import { parsedConfig, refusedBy } from '../src/facts/config/config.ts';
import { type IgnoredKey, ignoredKeys, ignoresIdmaps } from '../src/facts/config/ignored-keys.ts';
import { ownLines } from '../src/facts/config/own-lines.ts';
import { running } from '../src/facts/config/running.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { replaceWords } from '../src/fix/edit-lines.ts';
import { showVersion } from '../src/lxc/version.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { correctLine } from '../src/remedies/config/correct-line.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The installed LXC understands every line of the config',
  why: 'LXC stops at the first line it cannot read, and then has no container at all. Lines that do not begin with "lxc." it passes over without a word, so a typo there goes unnoticed.',
  symptoms: [
    'Failed to parse config file',
    'Failed to load config for',
    'Unsupported config key',
    'Unknown configuration key',
    'Invalid configuration line',
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: ['There are no comments at the end of a line: what follows a value belongs to it.'],
  maxSeverity: 'error',
  requires: { parsedConfig, ignoredKeys, lxc, ownLines },
  wants: { ignoresIdmaps, allocated, running },

  *check(
    { parsedConfig: { refused }, ignoredKeys, lxc, ownLines: lines, ignoresIdmaps, allocated, running },
    { user },
  ) {
    if (refused && refusedBy(refused.why) === 'config-syntax') {
      const grants = allocated instanceof Unseen ? undefined : allocated;
      const note = phrase`LXC ${showVersion(lxc)} stops reading here and rejects the whole config`;
      yield {
        severity: 'error',
        message: refused.message,
        evidence: [{ at: refused.at, note }, ...included(refused.via)],
        lxcMessage: refused.lxcMessage,
        fix: correctLine(refused, { version: lxc, lines, grants, running }, user.name),
      };
    }
    const [first, ...others] = ignoredKeys.flatMap(evidence);
    if (!first) return;
    const [what, they] = ignoredKeys.length === 1 ? ['this line', 'it does'] : ['these lines', 'they do'];
    const fatal = ignoresIdmaps === true;
    yield {
      ...(fatal ? { severity: 'error' } : { severity: 'warning' }),
      message: phrase`LXC passes over ${what} without a word, as ${they} not begin with lxc.`,
      evidence: [first, ...others],
      ...(fatal ? { lxcMessage: 'Permission denied - Failed to pin rootfs' } : {}),
      fix: fatal
        ? whileStopped(mapsAsMeant(ignoredKeys, user.name), running)
        : asMeant(ignoredKeys, user.name),
    };
  },
});

const evidence = ({ at, via, key }: IgnoredKey): Evidence[] => [
  { at, note: phrase`${key} was probably meant` },
  ...included(via),
];

/** Only the container's own config is the user's to change. */
function asMeant(keys: readonly IgnoredKey[], by: string): Fix {
  const names = [...new Set(keys.map(({ key }) => key))].join(' and ');
  const [first, ...others] = keys.map(({ at, key }) => replaceWords(at, key, by));
  return first && keys.every(({ via }) => via.length === 0)
    ? { safety: 'unsafe', title: phrase`write ${names}`, actions: [first, ...others] }
    : manual(phrase`write ${names}, if that was meant`);
}

/** Without maps no user's container starts, so these lines can be nothing else. */
function mapsAsMeant(keys: readonly IgnoredKey[], by: string): Fix {
  const fix = asMeant(
    keys.filter(({ key }) => key === 'lxc.idmap'),
    by,
  );
  return fix.safety === 'manual' ? fix : { ...fix, safety: 'safe' };
}
