import { type Phrase, phrase } from '../src/base/phrase.ts';
import { parsedConfig } from '../src/facts/config/config.ts';
import { type LegacyLine, legacyLines } from '../src/facts/config/legacy-lines.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { atLeast, showVersion } from '../src/lxc/version.ts';
import { manual } from '../src/model/action.ts';
import type { Platform } from '../src/model/platform.ts';
import { type Evidence, included, rule } from '../src/model/rule.ts';
import { modernizeKeys } from '../src/remedies/config/modernize-keys.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The config has no keys from before LXC 2.1',
  why: 'LXC 2.1 gave half of its keys new names: lxc.id_map became lxc.idmap, lxc.network.link became lxc.net.0.link. LXC 2.1 reads both; from 3.0 on a single old name has the whole config rejected.',
  symptoms: [
    'Unsupported config key "lxc.id_map"',
    'Unsupported config key "lxc.network',
    'Unknown configuration key',
    'lxc.net must not have a value',
  ],
  manpages: ['lxc.container.conf(5)', 'lxc-update-config(1)'],
  notes: [
    'lxc-update-config loses settings in some files (a type before the path of a rootfs, limits, blanks before the equals sign), so the lines are converted here one by one.',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc !== undefined && !atLeast(lxc, 3) ? 'warning' : 'error'),
  skipWhen: ({ lxc }: Platform) =>
    lxc !== undefined && !atLeast(lxc, 2, 1) ? phrase`this LXC knows no other keys` : undefined,
  requires: { parsedConfig, legacyLines, lxc },

  *check({ parsedConfig: { refused }, legacyLines, lxc }, { user }) {
    const rejected = atLeast(lxc, 3);
    const [first, ...others] = legacyLines.map(evidence);
    const fix = modernizeKeys(legacyLines, user.name);
    if (refused?.why === 'legacy-key' && refused.via.length > 0) {
      yield {
        severity: 'error',
        message: refused.message,
        evidence: [
          { at: refused.at, note: phrase`has another name since LXC 2.1` },
          ...included(refused.via),
        ],
        lxcMessage: refused.lxcMessage,
        fix: manual(phrase`mend the included file, or include another`),
      };
      return;
    }
    if (!first) return;
    const count = legacyLines.length;
    const what = `${count} ${count === 1 ? 'line has a key' : 'lines have keys'} from before LXC 2.1`;
    yield rejected
      ? {
          severity: 'error',
          message: phrase`${what}, which LXC ${showVersion(lxc)} rejects`,
          evidence: [first, ...others],
          ...(refused?.why === 'legacy-key' ? { lxcMessage: refused.lxcMessage } : {}),
          fix,
        }
      : {
          severity: 'warning',
          message: phrase`${what}, which LXC 3 will reject`,
          evidence: [first, ...others],
          fix,
        };
  },
});

const evidence = ({ key, keyAt, today }: LegacyLine): Evidence => ({ at: keyAt, note: fate(key, today) });

function fate(key: string, today: string | undefined): Phrase {
  if (key === 'lxc.rootfs.backend') return phrase`is the word before the path now`;
  return today === undefined ? phrase`has no successor` : phrase`is ${today} now`;
}
