import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { missingLxcpath } from '../src/facts/session/missing-lxcpath.ts';
import { umask } from '../src/facts/session/umask.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'user',
  stage: 'rootfs',
  title: 'A user’s first container is made where its root can get to it',
  why: 'The first lxc-create makes ~/.local/share/lxc, as the umask lets it. The root of the container is another user to the machine: folders that only their owner may enter keep it out, and the container that was just made does not start.',
  symptoms: ['Please grant it x access, or add an ACL for the container root'],
  manpages: ['umask(2)', 'lxc-create(1)', 'pam_umask(8)'],
  notes: [
    'That is all that a umask breaks. With umask 077 lxc-start and lxc-attach do as ever, on cgroup v1 and v2, and so does lxc-create once ~/.local/share/lxc is there: it gives the folder of the container and its rootfs their permissions itself (seen with LXC 5.0.2).',
    'Once the folders are there, path-traversable looks at them.',
  ],
  maxSeverity: 'error',
  requires: { account, umask, missingLxcpath },

  *check({ account: { uid }, umask, missingLxcpath }) {
    const [first] = missingLxcpath;
    if (uid === 0 || !first || (umask.value & 0o001) === 0) return;
    yield {
      severity: 'error',
      message: phrase`lxc-create would make ${first} so that the root of the new container cannot get through it`,
      evidence: [
        { at: umask.at, note: phrase`is the umask of this shell` },
        { at: { path: first }, note: phrase`is not there yet` },
      ],
      lxcMessage: `Could not access ${first}. Please grant it x access, or add an ACL for the container root`,
      fix: manual(phrase`say umask 022 before the first lxc-create`),
    };
  },
});
