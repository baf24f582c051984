import { cause } from '../src/model/cause.ts';
import { rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'cgroup',
  title:
    'A strict umask made the cgroups of the login private, so the root of the container cannot enter them',
  why: 'pam_cgfs creates the cgroups of a login with the umask of the program that logs in. With umask 077 the root of the container, which is another ID of the host, cannot search them.',
  remedy: 'Log in with umask 022: correct `UMASK` in /etc/login.defs or the options of pam_umask.',
  tell: '`ls -ld` of the user’s cgroup in /sys/fs/cgroup/systemd shows drwx------.',
  who: 'root',
  only: 'hosts with cgroup v1',
  foundBy: ['session-umask', 'login-umask'],
  symptoms: [
    ...sometimes('{}Failed to create {} control group: Permission denied'),
    ...rarely('{}Failed to mount cgroup at /sys/fs/cgroup/systemd: Permission denied'),
  ],
  manpages: ['pam_cgfs(8)', 'pam_umask(8)', 'umask(2)'],
});
