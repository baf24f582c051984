import { cause } from '../src/model/cause.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: '/proc is mounted with hidepid, so helpers cannot see the processes that they work for',
  why: 'newuidmap, newgidmap and lxc-user-nic look into /proc/PID of the new container. With hidepid they see only processes of their own user.',
  remedy:
    'Give `gid=` of a group that the users of containers are in, or remount it as root without: `mount -o remount,hidepid=0 /proc`.',
  tell: '`findmnt -no OPTIONS /proc` shows hidepid.',
  who: 'root',
  symptoms: [
    ...often(
      'newuidmap: Could not open proc directory for target {}',
      'newgidmap: Could not open proc directory for target {}',
      'Could not open proc directory for target {}: {}',
      'newuidmap: Could not stat directory for target {}',
      'newgidmap: Could not stat directory for target {}',
      'newuidmap: cannot open /proc/{}',
      'newgidmap: cannot open /proc/{}',
    ),
    ...sometimes(
      'newuidmap: open of uid_map failed: No such file or directory',
      'newgidmap: open of gid_map failed: No such file or directory',
      'Permission denied - Uid {} may not access {}',
      'User {} may not modify netns for pid {}',
      'newuidmap: open of uid_map fail{}',
      'newgidmap: open of gid_map fail{}',
    ),
  ],
  manpages: ['proc(5)', 'newuidmap(1)'],
});
