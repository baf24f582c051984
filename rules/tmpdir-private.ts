import { octal } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { privateTmpdir } from '../src/facts/session/private-tmpdir.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { rarely, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'user',
  stage: 'security',
  title: 'The root of a new container can use the directory for temporary files',
  why: 'lxc-create runs its template as the root of the container, with the TMPDIR of the user. If that directory is private, as with libpam-tmpdir, the templates download, local and oci cannot unpack anything.',
  remedy: 'Create containers with another one: `TMPDIR=/tmp lxc-create …`.',
  fault: 'TMPDIR is a directory that the root of the new container cannot enter',
  symptoms: [
    ...sure(
      'mktemp: failed to create directory via template {}',
      'mktemp: failed to create {} via template {}',
      'mktemp: {}Permission denied',
    ),
    ...rarely({ line: 'ERROR: Invalid rootfs tarball', until: '5.0.3' }),
  ],
  manpages: ['lxc-create(1)', 'mktemp(1)', 'pam_tmpdir(8)'],
  notes: [
    'Seen with LXC 5.0.2: lxc-create -t download fails in mktemp before it requests anything. Existing containers start.',
    'A service with PrivateTmp=yes is no problem: its /tmp is open to every process in it.',
  ],
  maxSeverity: 'warning',
  requires: { privateTmpdir },

  *check({ privateTmpdir: found }, { name }) {
    if (!found) return;
    const { path, stat, by } = found;
    yield {
      kind: by === 'environment' ? 'environment' : 'pam-tmpdir',
      severity: 'warning',
      message: phrase`lxc-create cannot use the templates download, local and oci: only ${name} can access ${path}`,
      evidence: [
        by === 'environment'
          ? { at: { path }, note: phrase`TMPDIR, with mode ${octal(stat?.mode ?? 0)}` }
          : {
              at: { path: '/etc/pam.d/common-session' },
              note: phrase`pam_tmpdir sets TMPDIR to ${path} at each login`,
            },
      ],
      lxcMessage: `mktemp: failed to create directory via template '${path}/tmp.XXXXXXXXXX': Permission denied`,
      fix: manual(phrase`create containers with another one: TMPDIR=/tmp lxc-create …`),
    };
  },
});
