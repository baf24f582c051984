import { octal } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { privateTmpdir } from '../src/facts/session/private-tmpdir.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'user',
  stage: 'security',
  title: 'The root of a new container can use the folder for temporary files',
  why: 'lxc-create runs its template as the root of the container, with the TMPDIR of the user. Where that is a folder for him alone, as libpam-tmpdir makes one, the templates download, local and oci cannot unpack anything.',
  symptoms: ['mktemp: failed to create directory via template'],
  manpages: ['lxc-create(1)', 'mktemp(1)', 'pam_tmpdir(8)'],
  notes: [
    'Seen with LXC 5.0.2: lxc-create -t download ends in mktemp before it asks for anything. What is there already starts.',
    'A service with PrivateTmp=yes is no trouble: its /tmp is open to everybody in it.',
  ],
  maxSeverity: 'warning',
  requires: { privateTmpdir },

  *check({ privateTmpdir: found }, { name }) {
    if (!found) return;
    const { path, stat, by } = found;
    yield {
      severity: 'warning',
      message: phrase`lxc-create cannot use the templates download, local and oci: ${path} is for ${name} alone`,
      evidence: [
        by === 'environment'
          ? { at: { path }, note: phrase`is TMPDIR, and mode ${octal(stat?.mode ?? 0)}` }
          : {
              at: { path: '/etc/pam.d/common-session' },
              note: phrase`pam_tmpdir sets TMPDIR to ${path} at each login`,
            },
      ],
      lxcMessage: `mktemp: failed to create directory via template '${path}/tmp.XXXXXXXXXX': Permission denied`,
      fix: manual(phrase`make containers with another one: TMPDIR=/tmp lxc-create …`),
    };
  },
});
