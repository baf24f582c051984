import { phrase } from '../src/base/phrase.ts';
import { nesting } from '../src/facts/security/nesting.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'A container that is to hold others has ids for their users',
  why: 'With nesting.conf LXC can be used inside the container. A user in it who wants a container of his own needs a range of ids there, and useradd gives them out from 100000 on: beyond the end of a map with 65536 ids.',
  symptoms: ['newuidmap: write to uid_map failed: Operation not permitted'],
  manpages: ['user_namespaces(7)', 'login.defs(5)', 'lxc.container.conf(5)'],
  notes: [
    'The kernel takes a map only of ids that are mapped outside of it: user_namespaces(7), “Defining user and group ID mappings”. 100000 and 65536 are the values of SUB_UID_MIN and SUB_UID_COUNT in login.defs(5).',
    'It mounts a second /proc and /sys in the container, since the kernel lets nobody mount one where another is partly covered. That opens them to the root of the container, and to nobody outside.',
  ],
  maxSeverity: 'info',
  requires: { nesting },

  *check({ nesting }) {
    if (!nesting) return;
    const { at, uids, gids } = nesting;
    const least = Math.min(uids, gids);
    if (least >= firstRange) return;
    yield {
      severity: 'info',
      message: phrase`the ids of the container end at ${least - 1}: its users get no ranges for containers of their own there`,
      evidence: [{ at: at.valueAt, note: phrase`is for containers in this one` }, ...included(at.via)],
      fix: manual(
        phrase`map ${firstRange} ids or more, which root has to grant; or set SUB_UID_MIN and SUB_UID_COUNT lower in the container`,
      ),
    };
  },
});

/** Where the first range ends that useradd gives out by default. */
const firstRange = 100000 + 65536;
