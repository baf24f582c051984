import type { Fact } from '../../model/fact.ts';
import { bootServicePaths, cgroupBootService } from './boot-service.ts';

/**
 * The script that makes cgroups at every boot and does not see to it that cpuset cgroups get processors, where nothing
 * else does either: an administrator's own.
 */
export const lostAtBoot: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const { script, unit, systemd } = know(cgroupBootService);
    if (!systemd || unit !== 'enabled' || !script || script.clonesChildren) return undefined;
    return host.stat(bootFile) ? undefined : bootServicePaths.script;
  },
};

/** What has systemd switch it on at every boot: tmpfiles.d(5). */
export const bootFile = '/etc/tmpfiles.d/lxc-clone-children.conf';
