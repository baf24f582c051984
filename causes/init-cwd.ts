import { cause } from '../src/model/cause.ts';
import { rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The directory that lxc.init.cwd names does not exist, or the container’s init cannot enter it',
  why: 'LXC changes to that directory inside the container before it runs init, and gives up if it cannot.',
  remedy: 'Correct the `lxc.init.cwd` line, or create the directory in the rootfs.',
  tell: 'The config has an lxc.init.cwd, and the rootfs lacks that directory.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...sure(
      'No such file or directory - Could not change directory to "{}"',
      'Permission denied - Could not change directory to "{}"',
      'Not a directory - Could not change directory to "{}"',
      'Too many levels of symbolic links - Could not change directory to "{}"',
    ),
    ...rarely('Could not change directory to "{}"'),
  ],
  manpages: ['lxc.container.conf(5)'],
});
