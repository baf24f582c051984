import { reading, refusedBy } from '../src/facts/config.ts';
import { manual } from '../src/fix/action.ts';
import { included, rule } from '../src/rule.ts';

export default rule({
  about: 'container',
  stage: 'config',
  title: 'Every file that the config includes is there, and its user may read it',
  why: 'An lxc.include is carried out where it stands, with the permissions of the user who starts the container. If it fails, the whole config is rejected.',
  symptoms: ['Failed to open file', 'Too many open files - Failed to create memory file'],
  see: ['lxc.container.conf(5)'],
  notes: [
    'LXC does not notice that a file includes itself: it opens it again and again, and lxc-start ends with a segmentation fault (seen with 5.0.2).',
    'A path that ends in a slash may be missing: since LXC 4.0.10 it counts as an empty folder.',
  ],
  worst: 'error',
  needs: { reading },

  *check({ reading: { refused, unseen } }) {
    if (refused && refusedBy(refused.why) === 'config-include') {
      yield {
        severity: 'error',
        breaks: 'start',
        message: refused.message,
        evidence: [{ at: refused.at, note: 'LXC rejects the whole config here' }, ...included(refused.via)],
        says: refused.says,
        fix: manual('correct the path, or remove the line'),
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
