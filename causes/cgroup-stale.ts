import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'cgroup',
  title: 'Cgroups of earlier runs are left, and use up the names',
  why: 'LXC numbers the cgroups of a container if the plain name is taken, and gives up after some hundred. They stay if processes of an earlier run are still in them.',
  remedy:
    'Stop what runs in them (`systemd-cgls` lists it), and remove the empty ones: `find /sys/fs/cgroup -depth -type d -name "lxc.*.NAME*" -exec rmdir {} +`.',
  tell: '`find /sys/fs/cgroup -name "lxc.*.NAME*"` lists cgroups although the container is stopped.',
  who: 'user',
  symptoms: [
    ...sure({ line: 'cgroup error?  100 cgroups with this name already running', until: '2.1.1' }),
    ...often({ line: 'File exists - Creating the final cgroup {}({}) failed', since: '4.0.7' }),
  ],
  manpages: ['cgroups(7)'],
});
