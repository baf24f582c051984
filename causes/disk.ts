import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The disk is full, the quota is used up, or the file system is read-only',
  why: 'LXC and the templates write locks, logs and the rootfs. A file system without free blocks or inodes refuses that, as does one that was mounted read-only after an error.',
  remedy:
    'Look with `df -h`, `df -i`, `quota` and `findmnt -o TARGET,OPTIONS -T DIRECTORY`; make room, or remount it with `mount -o remount,rw DIRECTORY`.',
  tell: '`df -h` or `df -i` shows 100 % where the container, the log or the locks are.',
  who: 'root',
  foundBy: ['rootfs-mount'],
  symptoms: [
    ...sure(
      '{}tar: {}: Cannot write: No space left on device',
      '{}: write error: No space left on device',
      '{}: error writing {}: No space left on device',
      '{}rsync: {}No space left on device (28)',
      'Disk quota exceeded - Failed to{}',
      'Disk quota exceeded - Error {}',
    ),
    ...often(
      'No space left on device - Failed to create directory "{}"',
      'No space left on device - Failed to create file "{}"',
      'No space left on device - Failed to create "{}"',
      'No space left on device - Failed to create "/dev" directory',
      '{}tar: {}: No space left on device',
      'Read-only file system - Failed to create directory "{}/.local/share/lxc{}',
    ),
    ...sometimes(
      '{}No space left on device',
      { line: 'ERROR: Invalid rootfs tarball', until: '5.0.3' },
      'ERROR: meta tarball is missing the configuration file',
      'Failed to rsync from "{}" into "{}": {}',
      'No space left on device - Failed to write{}',
      'Read-only file system - Failed to{}',
    ),
    ...rarely(
      { line: 'Read-only file system - failed to create container path {}', until: '2.1.1' },
      'Read-only file system - Failed to create directory "{}/.cache/{}',
      'No space left on device - Failed to create directory "{}/.cache/{}',
      'Failed to write configuration file',
      'Error writing to new config',
      { line: 'Error writing configuration file', until: '2.0.11' },
      'Failed to save initial config for "{}"',
      { line: 'failed to save starting configuration for {}', until: '2.1.1' },
      { line: 'Failed to mark container as being partially created', since: '4.0.12' },
    ),
  ],
  manpages: ['df(1)', 'quota(1)', 'findmnt(8)'],
});
