import { cause } from '../src/model/cause.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'init',
  title: 'lxcfs has stopped, and the containers that use it still have its mounts',
  why: 'lxcfs serves /proc files to containers through FUSE. If it ends, each access through the old mounts fails until the container is restarted.',
  remedy: '`systemctl restart lxcfs`, then stop and start the containers.',
  tell: '`systemctl status lxcfs` is not active, and `ls /var/lib/lxcfs` fails.',
  who: 'root',
  foundBy: ['hook-program'],
  symptoms: [
    ...sure('{}Transport endpoint is not connected{}'),
    ...rarely('Script exited with status {}'),
    ...often(
      'Transport endpoint is not connected - Failed to mount{}',
      'Transport endpoint is not connected - Failed to open{}',
      'Transport endpoint is not connected - Failed to stat{}',
      { line: 'Transport endpoint is not connected - Failed to mount "{}" onto "{}"', file: 'utils.c' },
      'Transport endpoint is not connected - Failed to mount "{}" on "{}"',
    ),
  ],
  manpages: ['lxcfs(1)'],
});
