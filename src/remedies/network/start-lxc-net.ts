import { isNonEmpty } from '../../base/non-empty.ts';
import { list, phrase } from '../../base/phrase.ts';
import type { PackageManager } from '../../facts/machine/package-manager.ts';
import type { LxcNetStarter } from '../../facts/network/lxc-net.ts';
import type { Lack } from '../../facts/network/lxc-net-programs.ts';
import { type Action, type Fix, manual, type RunCommand, root, type Safety } from '../../model/action.ts';
import { installPackage } from '../install/install-package.ts';

/** Has lxc-net create its bridge, with addresses and DHCP, once the programs that it needs are installed. */
export function startLxcNet(
  starter: LxcNetStarter,
  notAtBoot: boolean,
  lacks: readonly Lack[],
  from: PackageManager,
  safety: Exclude<Safety, 'manual'>,
): Fix {
  const needed = lacks.map(({ component, path }) => installPackage(from, component, path));
  const install = needed.flatMap((fix) => (fix.safety === 'manual' ? [] : fix.actions));
  const packages = lacks.map(({ component }) => from.packages[component]);
  if (install.length < needed.length)
    return manual(phrase`install ${list(packages)}, which lxc-net needs, and start lxc-net`);
  const start: [Action, ...Action[]] =
    starter === 'systemd' && notAtBoot ? [lxcNetAtBoot, restart[starter]] : [restart[starter]];
  const title = isNonEmpty(packages)
    ? phrase`install ${list(packages)}, and have lxc-net create it, with DHCP, NAT and IP forwarding`
    : phrase`have lxc-net create it, with DHCP, NAT and IP forwarding`;
  const actions = [...install, ...start];
  return isNonEmpty(actions) ? { safety, makesNew: true, title, actions } : manual(title);
}

export const lxcNetAtBoot: Action = {
  do: 'run',
  by: root,
  before: ['systemctl', 'disable', 'lxc-net'],
  after: ['systemctl', 'enable', 'lxc-net'],
  done: ['systemctl', 'is-enabled', '--quiet', 'lxc-net'],
};

/** Not `start`: the service may have been started long ago, and its bridge deleted since. */
const restart: Readonly<Record<LxcNetStarter, RunCommand>> = {
  systemd: {
    do: 'run',
    by: root,
    before: ['systemctl', 'stop', 'lxc-net'],
    after: ['systemctl', 'restart', 'lxc-net'],
  },
  sysvinit: {
    do: 'run',
    by: root,
    before: ['service', 'lxc-net', 'stop'],
    after: ['service', 'lxc-net', 'restart'],
  },
};
