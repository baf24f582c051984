import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'init',
  title: 'The program that lxc-attach runs does not exist in the container, or cannot be executed there',
  why: 'lxc-attach runs the program inside the container, so its path, its interpreter and its libraries must exist in the rootfs.',
  remedy:
    'Call it with its full path in the container, such as `lxc-attach -n NAME -- /bin/sh`; `--clear-env` and `-v PATH=/usr/sbin:/usr/bin:/sbin:/bin` help if the PATH of the host is of no use there.',
  tell: 'The command was lxc-attach, and the container is running.',
  who: 'user',
  symptoms: [
    ...sure({ line: 'Failed to exec shell', until: '2.1.1' }),
    ...often(
      { line: 'No such file or directory - Failed to exec "{}"', file: 'attach.c' },
      { line: 'Permission denied - Failed to exec "{}"', file: 'attach.c' },
      { line: 'Exec format error - Failed to exec "{}"', file: 'attach.c' },
      { line: 'Failed to exec "{}"', file: 'attach.c' },
      { line: 'Failed to exec', until: '4.0.6', file: 'attach.c' },
      'Failed to execute shell',
    ),
  ],
  manpages: ['lxc-attach(1)'],
});
