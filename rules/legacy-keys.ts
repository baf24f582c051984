import { isNonEmpty } from '../src/base/non-empty.ts';
import { count, type Phrase, phrase } from '../src/base/phrase.ts';
import { parsedConfig } from '../src/facts/config/config.ts';
import { includedLegacyLines, type LegacyLine, legacyLines } from '../src/facts/config/legacy-lines.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import type { Config } from '../src/lxc/config/reader/read.ts';
import { linesOfLegacyKeys } from '../src/lxc/log/lines-of-legacy-keys.ts';
import { atLeast, showVersion, type Version } from '../src/lxc/version.ts';
import { orElse } from '../src/model/fact.ts';
import type { Platform } from '../src/model/platform.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';
import { modernizeIncluded, modernizeKeys } from '../src/remedies/config/modernize-keys.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The config has no keys from before LXC 2.1',
  why: 'LXC 2.1 renamed half of its keys: lxc.id_map became lxc.idmap, lxc.network.link became lxc.net.0.link. LXC 2.1 reads both; since 3.0 LXC rejects the whole config for a single old key.',
  remedy: 'Rename the keys, as `--fix` does line by line.',
  fault: 'The config has keys from before LXC 2.1, which this LXC no longer knows',
  symptoms: weighed(linesOfLegacyKeys),
  manpages: ['lxc.container.conf(5)', 'lxc-update-config(1)'],
  notes: [
    'lxc-update-config loses settings in some files (a type before the path of a rootfs, limits, spaces before the equals sign), so the lines are converted one by one here.',
  ],
  scope: 'file',
  maxSeverity: ({ lxc }: Platform) => (lxc !== undefined && !atLeast(lxc, 3) ? 'warning' : 'error'),
  skipWhen: ({ lxc }: Platform) =>
    lxc !== undefined && !atLeast(lxc, 2, 1) ? phrase`this LXC has no newer keys` : undefined,
  requires: { parsedConfig, legacyLines, lxc },
  // Of files that are linted on their own nobody knows whose they are.
  wants: { includedLegacyLines: orElse(includedLegacyLines, []) },

  *check({ parsedConfig, legacyLines, includedLegacyLines, lxc }, { user }) {
    const isLone = user.name === '';
    const { here, inIncludes } = refusals(parsedConfig, isLone);
    const isKnownStill = legacyLines.every((line) => isTakenForNet(line, lxc));
    const rejected = here !== undefined || (atLeast(lxc, 3) && !isKnownStill);
    const all = legacyLines.map(evidence);
    const fix = modernizeKeys(legacyLines, user.name);
    for (const refused of inIncludes)
      yield {
        kind: 'included',
        severity: 'error',
        message: refused.message,
        evidence: [{ at: refused.at, note: phrase`renamed in LXC 2.1` }, ...included(refused.via)],
        lxcMessage: refused.lxcMessage,
        fix: modernizeIncluded(includedLegacyLines, user.name),
      };
    if (!isNonEmpty(all) || (inIncludes.length > 0 && !isLone)) return;
    const { length } = legacyLines;
    yield rejected
      ? {
          kind: 'legacy',
          severity: 'error',
          message: isLone ? rejectedSince3(length) : rejectedBy(lxc, length),
          evidence: all,
          ...(here ? { lxcMessage: here.lxcMessage } : {}),
          fix,
        }
      : {
          kind: 'legacy',
          severity: 'warning',
          message: rejectedFrom(atLeast(lxc, 3) ? '4.0.7' : '3', length),
          evidence: all,
          fix,
        };
  },
});

/** The lines for whose old keys LXC rejects the config: the first in the config itself, and in each file that it includes. */
function refusals({ refused, further }: Config, goesOn: boolean) {
  const all = refused ? [refused, ...(goesOn ? further : [])] : [];
  const legacy = all.filter(({ why }) => why === 'legacy-key');
  const inIncludes = legacy.filter(({ via }) => via.length > 0);
  return {
    here: legacy.find(({ via }) => via.length === 0),
    inIncludes: inIncludes.filter(
      ({ at }, index) => inIncludes.findIndex((each) => each.at.path === at.path) === index,
    ),
  };
}

/** Up to 4.0.6 LXC finds a key by how it begins, and this one is `lxc.net =` to it (`lxc_get_config` in confile.c). */
const isTakenForNet = ({ key, value }: LegacyLine, lxc: Version): boolean =>
  key === 'lxc.network' && value === '' && !atLeast(lxc, 4, 0, 7);

const rejectedFrom = (version: string, length: number): Phrase =>
  phrase`${count(
    length,
    phrase`1 line has a key from before LXC 2.1, which LXC ${version} will reject`,
    phrase`${length} lines have keys from before LXC 2.1, which LXC ${version} will reject`,
  )}`;

const rejectedBy = (lxc: Version, length: number): Phrase => {
  const version = showVersion(lxc);
  return phrase`${count(
    length,
    phrase`1 line has a key from before LXC 2.1, which LXC ${version} rejects`,
    phrase`${length} lines have keys from before LXC 2.1, which LXC ${version} rejects`,
  )}`;
};

const rejectedSince3 = (length: number): Phrase =>
  phrase`${count(
    length,
    phrase`1 line has a key from before LXC 2.1, which LXC rejects since 3.0`,
    phrase`${length} lines have keys from before LXC 2.1, which LXC rejects since 3.0`,
  )}`;

const evidence = ({ key, keyAt, today }: LegacyLine): Evidence => ({ at: keyAt, note: fate(key, today) });

function fate(key: string, today: string | undefined): Phrase {
  if (key === 'lxc.rootfs.backend') return phrase`now the word before the path`;
  return today === undefined ? phrase`removed without replacement` : phrase`now ${today}`;
}
