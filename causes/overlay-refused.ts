import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The overlay of the rootfs cannot be mounted',
  why: 'Users may mount overlay since Linux 5.11. The lower directory must exist, and upper directory and workdir must be on one file system that overlay takes.',
  remedy: 'Use a plain directory, `lxc.rootfs.path = dir:/PATH`; or correct `overlay:LOWER:UPPER`.',
  tell: 'lxc.rootfs.path begins with overlay: or overlayfs:, or the container is a snapshot (`lxc-copy -s`).',
  who: 'user',
  foundBy: ['rootfs-path'],
  symptoms: [
    ...sure(
      { line: 'Operation not permitted - Failed to mount "{}" on "{}" with options "{}"', file: 'overlay.c' },
      { line: 'No such device - Failed to mount "{}" on "{}" with options "{}"', file: 'overlay.c' },
      { line: 'Invalid argument - Failed to mount "{}" on "{}" with options "{}"', file: 'overlay.c' },
      {
        line: 'No such file or directory - Failed to mount "{}" on "{}" with options "{}"',
        file: 'overlay.c',
      },
      'Failed to find ":" in "{}"',
      { line: 'Failed to detect "/rootfs" in "{}"', file: 'overlay.c' },
      { line: 'Overlayfs: Error mounting {} onto {} with options {}: {}', until: '2.0.11' },
    ),
    ...often(
      'Failed to mount "{}" on "{}" with options "{}upperdir={}lowerdir={}"',
      'Failed to mount "{}" on "{}" with options "{}lowerdir={}upperdir={}"',
      { line: 'overlayfs: error mounting {} onto {} options {}', until: '2.0.4' },
      { line: 'Failed mounting original container fs', until: '2.0.11' },
      { line: 'Failed mounting new container fs', until: '2.0.11' },
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
});
