import { cause } from '../src/model/cause.ts';
import { sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'LXC up to 5.0.0 cuts the last character off the options of an overlay if lxc.rootfs.options is set',
  why: 'The buffer for the options is one byte too short with the options of the config in front, so the kernel gets a workdir that does not exist. 5.0.1 has it right (storage/overlay.c).',
  remedy: 'Upgrade to LXC 5.0.1 or later, or remove `lxc.rootfs.options`.',
  tell: 'The options in the message end with a path that lacks its last character.',
  who: 'root',
  releases: { until: '5.0.0' },
  foundBy: ['rootfs-path'],
  symptoms: sometimes(
    {
      line: 'No such file or directory - Failed to mount "{}" on "{}" with options "{}"',
      file: 'overlay.c',
    },
    { line: 'Failed to mount "{}" on "{}" with options "{}"', file: 'overlay.c' },
  ),
  manpages: ['lxc.container.conf(5)'],
});
