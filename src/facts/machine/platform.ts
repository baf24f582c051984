import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import type { Platform } from '../../model/platform.ts';
import { cgroups } from '../cgroup/hierarchies.ts';
import { lxc } from '../install/lxc-version.ts';
import { distro } from './distro.ts';

export const platform: Fact<'machine', Platform> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const had = <T>(look: () => T): T | undefined => {
      const found = attempt(look);
      return found instanceof Unseen ? undefined : found;
    };
    return {
      lxc: had(() => know(lxc)),
      layout: had(() => know(cgroups).layout),
      distro: had(() => know(distro).title),
      kernel: had(() => host.read('/proc/sys/kernel/osrelease')?.trim()),
      hostname: had(() => host.read('/proc/sys/kernel/hostname')?.trim()),
    };
  },
};
