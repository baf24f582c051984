import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'The container has snapshots or clones that are made of its rootfs',
  why: 'An overlay snapshot holds only what differs from the container that it was taken of, so LXC does not remove that one first.',
  remedy:
    'Remove the clones, and the snapshots: `lxc-snapshot -n NAME -d SNAPSHOT`, or all of them with `lxc-destroy -s -n NAME`.',
  tell: '`lxc-snapshot -n NAME -L` lists snapshots, or the file lxc_snapshots beside the config counts clones.',
  who: 'user',
  symptoms: sure(
    'Destroying {} failed: {} has clones',
    'Destroying {} failed: {} has snapshots',
    'Container {} has snapshots;  not removing',
    'container {} has snapshots on its rootfs',
  ),
  manpages: ['lxc-snapshot(1)', 'lxc-destroy(1)'],
});
