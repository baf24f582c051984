import { reading, refusedBy } from '../src/facts/config.ts';
import { type Shipped, shipped, shippedName } from '../src/facts/shipped.ts';
import { type Fix, manual } from '../src/fix/action.ts';
import { replaceWords } from '../src/fix/edits.ts';
import type { Refusal } from '../src/lxc/config/statement.ts';
import { narrow } from '../src/place.ts';
import { included, rule } from '../src/rule.ts';

export default rule({
  about: 'container',
  stage: 'config',
  title: 'Every file that the config includes is there, and its user may read it',
  why: 'An lxc.include is carried out where it stands, with the permissions of the user who starts the container. If it fails, the whole config is rejected.',
  symptoms: ['Failed to open file', 'Too many open files - Failed to create memory file'],
  see: ['lxc.container.conf(5)'],
  notes: [
    'LXC does not notice that a file includes itself: it opens it again and again, until it may open no more files, or ends with a segmentation fault (both seen with 5.0.2).',
    'A path that ends in a slash may be missing: since LXC 4.0.10 it counts as an empty folder.',
  ],
  worst: 'error',
  needs: { reading, shipped },

  *check({ reading: { refused, unseen }, shipped }, { user }) {
    if (refused && refusedBy(refused.why) === 'config-include') {
      yield {
        severity: 'error',
        breaks: 'start',
        message: refused.message,
        evidence: [{ at: refused.at, note: outcome(refused) }, ...included(refused.via)],
        says: refused.says,
        fix: successor(refused, shipped, user.name) ?? manual('correct the path, or remove the line'),
      };
    }
    for (const { at, via, reason } of unseen) {
      if (reason.kind !== 'denied') throw reason;
      yield {
        severity: 'error',
        breaks: 'start',
        message: `the user may not read what this line includes`,
        evidence: [{ at, note: reason.message }, ...included(via)],
        says: 'Permission denied - Failed to open file',
        fix: manual('let the user read it, or remove the line'),
      };
    }
  },
});

const outcome = ({ why }: Refusal) =>
  why === 'include-loop'
    ? 'LXC reads on and on here, until it fails or crashes'
    : 'LXC rejects the whole config here';

/** The pair that older releases had for each distribution is one pair for all since LXC 3. */
function successor(
  { why, at, via }: Refusal,
  shipped: (name: Shipped) => string | undefined,
  by: string,
): Fix | undefined {
  const [, path = ''] = /=\s*(\S+)\s*$/.exec(at.text) ?? [];
  const name = why === 'include-missing' && via.length === 0 ? shippedName(path) : undefined;
  const today = name && shipped(name);
  if (!today) return undefined;
  const words = narrow(at, at.text.lastIndexOf(path), path.length);
  return {
    safety: 'safe',
    title: 'include the one that comes with this LXC',
    actions: [replaceWords(words, today, by)],
  };
}
