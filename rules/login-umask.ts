import { phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { account } from '../src/facts/account/account.ts';
import { missingLxcpath } from '../src/facts/session/missing-lxcpath.ts';
import { umask } from '../src/facts/session/umask.ts';
import { umaskFault } from '../src/facts/session/umask-fault.ts';
import { manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { sometimes } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'rootfs',
  title: 'The umask lets the root of a new container reach its files',
  why: 'The first lxc-create makes ~/.local/share/lxc with the permissions that the umask leaves. To the host, the container’s root is another user: without search permission on these directories the new container does not start.',
  remedy:
    'Run `umask 022` before the first `lxc-create`. If the directories already exist, run `chmod o+x` on each of them.',
  fault: 'The umask keeps the root of a new container out of its files',
  symptoms: sometimes('Could not access {}. Please grant it x access, or add an ACL for the container root'),
  manpages: ['umask(2)', 'lxc-create(1)', 'pam_umask(8)'],
  notes: [
    'A umask breaks nothing else. With umask 077, lxc-start and lxc-attach work as usual, on cgroup v1 and v2, and so does lxc-create once ~/.local/share/lxc exists: it sets the permissions of the container’s directory and rootfs itself (seen with LXC 5.0.2).',
    'Once the directories exist, path-traversable checks them.',
  ],
  maxSeverity: 'error',
  requires: { account, umask, missingLxcpath },
  wants: { umaskFault: orElse(umaskFault, undefined) },

  *check({ account: { uid }, umask, missingLxcpath, umaskFault }) {
    const [first] = missingLxcpath;
    if (uid === 0 || umaskFault || !first || (umask.value & 0o001) === 0) return;
    yield {
      kind: 'too-strict',
      severity: 'error',
      message: phrase`lxc-create would make ${first} without search permission for the root of the new container`,
      evidence: [
        { at: umask.at, note: phrase`is the umask of this shell` },
        { at: absent(first), note: phrase`does not exist yet` },
      ],
      lxcMessage: `Could not access ${first}. Please grant it x access, or add an ACL for the container root`,
      fix: manual(phrase`run umask 022 before the first lxc-create`),
    };
  },
});
