import { lines } from '../../base/place.ts';
import type { Host, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { systemd } from '../session/user-manager.ts';

/** What creates cgroups for users at boot, as the tutorial does it: a list of users, a script that reads it, and a unit. */
export interface CgroupBootService {
  /** The names in the list, and its number of lines; undefined if it does not exist. */
  readonly users: { readonly names: readonly string[]; readonly lines: number } | undefined;
  readonly script: BootScript | undefined;
  /** The program that moves a shell to the cgroups of its user. */
  readonly way: Stat | undefined;
  readonly unit: 'missing' | 'masked' | 'disabled' | 'enabled';
  /** Whether the host was booted with systemd: otherwise the unit has no effect. */
  readonly systemd: boolean;
}

export interface BootScript extends Stat {
  /** Whether it uses the list: a script of an administrator may not. */
  readonly readsUsers: boolean;
  readonly clonesChildren: boolean;
}

export const bootServicePaths = {
  users: '/etc/lxc/lxc-users',
  script: '/usr/local/sbin/prepare-lxc-cgroups',
  way: '/usr/local/bin/move-pid-to-cgroup',
  unit: '/etc/systemd/system/lxc-cgroups.service',
} as const;

export const unitName = 'lxc-cgroups.service';

export const cgroupBootService: Fact<'machine', CgroupBootService> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const list = host.read(bootServicePaths.users);
    return {
      users: list === undefined ? undefined : { names: names(list), lines: lines('', list).length },
      script: script(host),
      way: host.stat(bootServicePaths.way),
      unit: unit(host),
      systemd: know(systemd),
    };
  },
};

/** Separated by blanks or newlines. */
const names = (list: string): string[] => list.replace(/#.*/g, '').split(/\s+/).filter(Boolean);

function script(host: Host): BootScript | undefined {
  const stat = host.stat(bootServicePaths.script);
  if (!stat) return undefined;
  const part =
    stat.kind === 'file' ? host.grep(bootServicePaths.script, /lxc-users|clone_children/) : undefined;
  const text = (part?.found ?? []).map((line) => line.text).join(' ');
  return {
    ...stat,
    readsUsers: text.includes('lxc-users'),
    clonesChildren: text.includes('clone_children'),
  };
}

function unit(host: Host): CgroupBootService['unit'] {
  const stat = host.stat(bootServicePaths.unit);
  if (!stat) return 'missing';
  // A link to /dev/null: systemctl(1).
  if (stat.kind !== 'file') return 'masked';
  const wanted = host.grep(bootServicePaths.unit, /^\s*WantedBy\s*=(.*)/)?.found ?? [];
  const targets = wanted.flatMap(({ text }) => text.split(/\s+/).filter(Boolean));
  const enabled = targets.some((target) => host.stat(`/etc/systemd/system/${target}.wants/${unitName}`));
  return enabled ? 'enabled' : 'disabled';
}
