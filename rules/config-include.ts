import { phrase } from '../src/base/phrase.ts';
import type { Line } from '../src/base/place.ts';
import { parsedConfig, refusedBy } from '../src/facts/config/config.ts';
import { includedFile } from '../src/facts/config/included-file.ts';
import { includedPath } from '../src/facts/config/included-path.ts';
import { intendedPath } from '../src/facts/config/intended-path.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import type { ParseRefusal } from '../src/lxc/config/reader/statement.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { included, rule } from '../src/model/rule.ts';
import {
  breakIncludeLoop,
  repairMissingInclude,
  repairUnreadableInclude,
} from '../src/remedies/config/include.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'Every file that the config includes exists, and its user can read it',
  why: 'An lxc.include is read in place, with the permissions of the user who starts the container. If that fails, LXC rejects the whole config.',
  remedy: 'Correct the path in `lxc.include = …`, remove the line, or make the file readable for the user.',
  symptoms: [
    'Failed to open file{}',
    'Failed to parse config file "{}" at line "{}"',
    'Too many open files - Failed to create memory file{}',
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC does not notice that a file includes itself: it opens it again and again, until it has too many open files or crashes (both seen with 5.0.2).',
    'A path that ends in a slash need not exist: since LXC 4.0.10 it counts as an empty directory.',
  ],
  scope: 'file',
  maxSeverity: 'error',
  requires: { parsedConfig, intendedPath, includedFile },
  wants: { packageManager: orElse(packageManager, undefined) },

  *check({ parsedConfig: { refused, unseen }, intendedPath, includedFile, packageManager }, { user }) {
    const remedy = ({ why, via }: ParseRefusal, at: Line): Fix => {
      if (why === 'include-loop') return breakIncludeLoop(at, via, includedFile(at.path), user.name);
      if (why !== 'include-missing') return manual(phrase`correct the path, or remove the line`);
      const again = (path: string) => packageManager?.reinstall('lxc', path);
      return repairMissingInclude(at, via.length === 0, intendedPath, again, user.name);
    };
    if (refused && refusedBy(refused.why) === 'config-include') {
      const at = includedPath(refused.at);
      yield {
        kind: refused.why,
        severity: 'error',
        message: refused.message,
        evidence: [{ at, note: outcome(refused) }, ...included(refused.via)],
        lxcMessage: refused.lxcMessage,
        fix: remedy(refused, at),
      };
    }
    for (const { at, via, reason } of unseen) {
      if (reason.kind !== 'denied') throw reason;
      const place = includedPath(at);
      const path = place.text.slice(
        (place.column ?? 1) - 1,
        (place.endColumn ?? Number.POSITIVE_INFINITY) - 1,
      );
      yield {
        kind: 'denied',
        severity: 'error',
        message: phrase`${user.name} cannot read what this line includes`,
        evidence: [{ at: place, note: reason.reason }, ...included(via)],
        lxcMessage: 'Permission denied - Failed to open file',
        fix: repairUnreadableInclude(path, includedFile(path), user.name),
      };
    }
  },
});

const outcome = ({ why }: ParseRefusal) =>
  why === 'include-loop'
    ? phrase`LXC reads it again and again, until it fails or crashes`
    : phrase`LXC rejects the whole config at this line`;
