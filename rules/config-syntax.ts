import { isNonEmpty } from '../src/base/non-empty.ts';
import { count, type Phrase, phrase } from '../src/base/phrase.ts';
import { allocated } from '../src/facts/account/subid-grants.ts';
import { cgroups } from '../src/facts/cgroup/hierarchies.ts';
import { parsedConfig, refusedBy } from '../src/facts/config/config.ts';
import { type IgnoredKey, ignoredKeys, ignoresIdmaps } from '../src/facts/config/ignored-keys.ts';
import { ownLines } from '../src/facts/config/own-lines.ts';
import { running } from '../src/facts/config/running.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { linesOfConfigSyntax } from '../src/lxc/log/lines-of-config-syntax.ts';
import { showVersion, type Version } from '../src/lxc/version.ts';
import { orElse } from '../src/model/fact.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';
import { correctKeys, correctMapKeys } from '../src/remedies/config/correct-keys.ts';
import { correctLine } from '../src/remedies/config/correct-line.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The installed LXC understands every line of the config',
  why: 'LXC stops at the first line that it cannot read, and rejects the whole config. It silently ignores lines that do not start with "lxc.", so a typo there goes unnoticed.',
  remedy: 'Correct the line that the finding shows; lxc.container.conf(5) has the keys and values.',
  fault: 'The installed LXC refuses a line of the config',
  symptoms: weighed(linesOfConfigSyntax),
  manpages: ['lxc.container.conf(5)'],
  notes: ['There are no end-of-line comments: what follows a value is part of it.'],
  scope: 'file',
  maxSeverity: 'error',
  requires: { parsedConfig, ignoredKeys, lxc, ownLines },
  wants: {
    ignoresIdmaps: orElse(ignoresIdmaps, false),
    allocated: orElse(allocated, undefined),
    running: orElse(running, true),
    cgroups: orElse(cgroups, undefined),
  },

  *check(
    {
      parsedConfig: { refused, further },
      ignoredKeys,
      lxc,
      ownLines: lines,
      ignoresIdmaps,
      allocated: grants,
      running,
      cgroups,
    },
    { user },
  ) {
    const [stops, later] = notes(user.name === '' ? undefined : lxc);
    for (const each of [...(refused ? [refused] : []), ...further]) {
      if (refusedBy(each.why) !== 'config-syntax') continue;
      yield {
        kind: each.why,
        severity: 'error',
        message: each.message,
        evidence: [{ at: each.at, note: each === refused ? stops : later }, ...included(each.via)],
        lxcMessage: each.lxcMessage,
        fix: correctLine(each, { version: lxc, lines, grants, running, layout: cgroups?.layout }, user.name),
      };
    }
    const all = ignoredKeys.flatMap(evidence);
    if (!isNonEmpty(all)) return;
    yield {
      kind: ignoresIdmaps ? 'ignored-idmap' : 'ignored',
      severity: ignoresIdmaps ? 'error' : 'warning',
      message: phrase`${count(
        ignoredKeys.length,
        phrase`LXC silently ignores this line: keys must start with "lxc."`,
        phrase`LXC silently ignores these lines: keys must start with "lxc."`,
      )}`,
      evidence: all,
      ...(ignoresIdmaps ? { lxcMessage: 'Permission denied - Failed to pin rootfs' } : {}),
      fix: ignoresIdmaps
        ? whileStopped(correctMapKeys(ignoredKeys, user.name), running)
        : correctKeys(ignoredKeys, user.name),
    };
  },
});

/** A file on its own may be judged for several versions: the finding says for which. */
function notes(version: Version | undefined): readonly [Phrase, Phrase] {
  if (version === undefined)
    return [
      phrase`LXC stops reading here and rejects the whole config`,
      phrase`LXC would stop here next, after the lines above are corrected`,
    ];
  const shown = showVersion(version);
  return [
    phrase`LXC ${shown} stops reading here and rejects the whole config`,
    phrase`LXC ${shown} would stop here next, after the lines above are corrected`,
  ];
}

const evidence = ({ at, via, key }: IgnoredKey): Evidence[] => [
  { at, note: key === undefined ? phrase`is not a key of LXC` : phrase`${key} was probably meant` },
  ...included(via),
];
