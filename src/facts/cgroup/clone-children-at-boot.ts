import type { Fact } from '../../model/fact.ts';
import { bootServicePaths, cgroupBootService } from './boot-service.ts';

/**
 * The path of an administrator's script that creates cgroups at every boot without setting clone_children, where nothing
 * else sets it either: cpuset cgroups then have no CPUs.
 */
export const lostAtBoot: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const { script, unit, systemd } = know(cgroupBootService);
    if (!systemd || unit !== 'enabled' || !script || script.clonesChildren) return undefined;
    return host.stat(bootFile) ? undefined : bootServicePaths.script;
  },
};

/** Makes systemd set it at every boot: tmpfiles.d(5). */
export const bootFile = '/etc/tmpfiles.d/lxc-clone-children.conf';
