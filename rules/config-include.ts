import { phrase } from '../src/base/phrase.ts';
import { type Line, narrow } from '../src/base/place.ts';
import { Unseen } from '../src/base/unseen.ts';
import { parsedConfig, refusedBy } from '../src/facts/config/config.ts';
import { includedFile } from '../src/facts/config/included-file.ts';
import { intendedPath } from '../src/facts/config/intended-path.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import type { ParseRefusal } from '../src/lxc/config/reader/statement.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import {
  breakIncludeLoop,
  repairMissingInclude,
  repairUnreadableInclude,
} from '../src/remedies/config/include.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'Every file that the config includes is there, and its user may read it',
  why: 'An lxc.include is carried out where it stands, with the permissions of the user who starts the container. If it fails, the whole config is rejected.',
  symptoms: ['Failed to open file', 'Too many open files - Failed to create memory file'],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'LXC does not notice that a file includes itself: it opens it again and again, until it may open no more files, or ends with a segmentation fault (both seen with 5.0.2).',
    'A path that ends in a slash may be missing: since LXC 4.0.10 it counts as an empty folder.',
  ],
  maxSeverity: 'error',
  requires: { parsedConfig, intendedPath, includedFile },
  wants: { packageManager },

  *check({ parsedConfig: { refused, unseen }, intendedPath, includedFile, packageManager }, { user }) {
    const remedy = ({ why, via }: ParseRefusal, at: Line): Fix => {
      if (why === 'include-loop') return breakIncludeLoop(at, via, includedFile(at.path), user.name);
      if (why !== 'include-missing') return manual(phrase`correct the path, or remove the line`);
      const again = (path: string) =>
        packageManager instanceof Unseen ? undefined : packageManager.reinstall('lxc', path);
      return repairMissingInclude(at, via.length === 0, intendedPath, again, user.name);
    };
    if (refused && refusedBy(refused.why) === 'config-include') {
      const at = pathIn(refused.at);
      yield {
        severity: 'error',
        message: refused.message,
        evidence: [{ at, note: outcome(refused) }, ...included(refused.via)],
        lxcMessage: refused.lxcMessage,
        fix: remedy(refused, at),
      };
    }
    for (const { at, via, reason } of unseen) {
      if (reason.kind !== 'denied') throw reason;
      const path = wordsOf(pathIn(at));
      yield {
        severity: 'error',
        message: phrase`the user may not read what this line includes`,
        evidence: [{ at: pathIn(at), note: reason.reason }, ...included(via)],
        lxcMessage: 'Permission denied - Failed to open file',
        fix: repairUnreadableInclude(path, includedFile(path), user.name),
      };
    }
  },
});

/** Narrowed to what stands behind the equals sign. */
function pathIn(at: Line): Line {
  const value = at.text.slice(at.text.indexOf('=') + 1);
  const path = value.trim();
  return path === '' ? at : narrow(at, at.text.length - value.trimStart().length, path.length);
}

const wordsOf = ({ text, column = 1, endColumn = text.length + 1 }: Line) =>
  text.slice(column - 1, endColumn - 1);

const outcome = ({ why }: ParseRefusal) =>
  why === 'include-loop'
    ? phrase`LXC reads on and on here, until it fails or crashes`
    : phrase`LXC rejects the whole config here`;
