import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'Proxmox VE cannot mount a volume of the container',
  why: 'Its pre-start hook mounts the rootfs and all mount points before LXC starts. A storage that is offline, a volume or directory that was removed, or a damaged file system ends the start.',
  remedy:
    'Look with `pct config ID` which volume it is, and with `pvesm status` whether its storage is active; check the file system with `pct fsck ID`; remove a mount point that no longer exists: `pct set ID --delete mp0`.',
  tell: 'The lines “produced output” of lxc-pve-prestart-hook name the volume, the directory or the device.',
  who: 'root',
  only: 'Proxmox VE',
  symptoms: sure(
    "{}can't read superblock on {}",
    "{}command 'mount {}' failed: exit code {}",
    "volume '{}' does not exist",
    "{}can't activate LV '{}': {}",
    "storage '{}' is not online",
    "storage '{}' does not exist",
    'no such logical volume {}',
    "{}cannot open '{}': dataset does not exist",
    "directory '{}' does not exist",
    'Device {} does not exist',
  ),
  manpages: ['pct(1)', 'pvesm(1)'],
});
