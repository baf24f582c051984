import { phrase } from '../src/base/phrase.ts';
import { nesting } from '../src/facts/security/nesting.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { rarely } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'A container for nested containers has enough IDs for them',
  why: 'With nesting.conf LXC can be used inside the container. A user in it needs a range of subordinate IDs there, and useradd allocates them from 100000 on: beyond the end of a map of 65536 IDs.',
  remedy:
    'Map at least 165536 IDs, which root must grant, or set SUB_UID_MIN and SUB_UID_COUNT lower in /etc/login.defs of the container.',
  fault: 'The container has too few IDs for containers in it',
  symptoms: rarely('newuidmap: write to uid_map failed: Operation not permitted'),
  manpages: ['user_namespaces(7)', 'login.defs(5)', 'lxc.container.conf(5)'],
  notes: [
    'The kernel accepts a map only of IDs that are mapped outside of it: user_namespaces(7), “Defining user and group ID mappings”. 100000 and 65536 are the values of SUB_UID_MIN and SUB_UID_COUNT in login.defs(5).',
    'nesting.conf mounts a second /proc and /sys in the container, as the kernel refuses to mount one where another is partly covered. That opens them to the root of the container, and to no one outside.',
  ],
  maxSeverity: 'info',
  requires: { nesting },

  *check({ nesting }) {
    if (!nesting) return;
    const { at, uids, gids } = nesting;
    const least = Math.min(uids, gids);
    if (least >= firstRange) return;
    yield {
      kind: 'too-few-ids',
      severity: 'info',
      message: phrase`the IDs of the container end at ${least - 1}, so its users get no ranges for nested containers`,
      evidence: [{ at: at.valueAt, note: phrase`is for nested containers` }, ...included(at.via)],
      fix: manual(
        phrase`map ${firstRange} IDs or more, which root must grant; or set SUB_UID_MIN and SUB_UID_COUNT lower in the container`,
      ),
    };
  },
});

/** Where the first range ends that useradd allocates by default. */
const firstRange = 100000 + 65536;
