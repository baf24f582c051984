import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { hostOf } from '../idmap.ts';
import { mountedByLxc } from './auto-mounts.ts';
import { isNoFile } from './machine.ts';
import { judgeNetSysctl } from './net-sysctls.ts';
import { linesOf, perConfig } from './per-config.ts';
import { fine, type Row, refused, row, type Situation, type StartRefusal } from './row.ts';
import { setTwice } from './set-twice.ts';
import { words } from './values.ts';

/** What is written to files of /proc/sys. */
export const sysctlKeys: Readonly<Record<string, Row>> = {
  'lxc.sysctl': row(
    setTwice,
    refused(
      (_value, { name }, situation) =>
        hasReadOnlySysctls(situation) && !(isOfNetwork(name) && keepsNetAdmin(situation)),
      (value, { name }) => ({
        kind: 'sysctl-read-only',
        message: isOfNetwork(name)
          ? phrase`${sysctlOf(name)} cannot be set: without net_admin, LXC makes the sysctls of the network read-only`
          : phrase`${sysctlOf(name)} cannot be set: only the sysctls of the network are writable in the container`,
        note: phrase`is a sysctl that lxc.mount.auto makes read-only`,
        lxcMessage: `Failed to setup sysctl parameters ${sysctlOf(name)} to ${value}`,
        at: 'key',
      }),
    ),
    refused(isOfHost, (value, { name }) => ({
      kind: 'sysctl-of-host',
      message: phrase`${sysctlOf(name)} is a sysctl of the whole host, which no container without root can set`,
      note: phrase`is not a sysctl of a container`,
      lxcMessage: `Permission denied - Failed to setup sysctl parameters ${sysctlOf(name)} to ${value}`,
      at: 'key',
    })),
    // The host has these in any case.
    fine(
      (value, line, situation) =>
        hasOwnNetwork(situation) &&
        isEverywhere(line) &&
        judgeNetSysctl(pathOf(line), value, situation) === 'taken',
    ),
    refused(
      (value, line, situation) =>
        isEverywhere(line) && judgeNetSysctl(pathOf(line), value, situation) === 'refused',
      refusedValue,
    ),
    refused(isNoSysctl, (value, line) => ({
      kind: 'no-sysctl',
      message: phrase`the container has no sysctl ${sysctlOf(line.name)}`,
      note: phrase`is not a sysctl of this kernel, or of a container`,
      lxcMessage: `Failed to setup sysctl parameters ${sysctlOf(line.name)} to ${value}`,
      at: 'key',
    })),
    refused(
      (value, line, situation) => judgeNetSysctl(pathOf(line), value, situation) === 'refused',
      refusedValue,
    ),
    fine(
      (value, line, situation) =>
        hasOwnNetwork(situation) && judgeNetSysctl(pathOf(line), value, situation) === 'taken',
    ),
  ),
};

function refusedValue(value: string, { name }: LineInForce): StartRefusal {
  return {
    kind: 'sysctl-value',
    message: phrase`the kernel refuses ${value} for ${sysctlOf(name)}`,
    note: phrase`is not a value that it takes`,
    lxcMessage: `Invalid argument - Failed to setup sysctl parameters ${sysctlOf(name)} to ${value}`,
  };
}

const isEverywhere = (line: LineInForce): boolean =>
  /^net\/(ipv4\/(ip_|ping_group_range$|conf\/(all|default)\/)|core\/)/.test(pathOf(line));

/** All but those of the namespaces of IPC and PIDs (Linux 6.18: what a container's root may write below /proc/sys). */
function isOfHost(_value: string, line: LineInForce, situation: Situation): boolean {
  return (
    /^(vm|fs(?!\/mqueue\/)|kernel(?!\/(shm|msg|sem$|auto_msgmni$|ns_last_pid$|pid_max$)))\//.test(
      pathOf(line),
    ) && !hasHostRoot(situation)
  );
}

/** Those files are owned by the host's root, who may write to them in any namespace. */
const hasHostRoot = perConfig(({ settings }) => hostOf(settings.idmaps, 'u', 0) === 0);

const sysctlOf = (name: string): string => name.slice('lxc.sysctl.'.length);

/** `proc:mixed` mounts /proc/sys read-only, but for /proc/sys/net. */
const hasReadOnlySysctls = (situation: Situation): boolean =>
  /^proc(:mixed)?$/.test(mountedByLxc(situation, 'proc') ?? '');

const isOfNetwork = (name: string): boolean => /^lxc\.sysctl\.net[./]/.test(name);

/** Seen with LXC 5.0.2: `lxc_mount_auto_mounts` in conf.c. */
const keepsNetAdmin = perConfig((situation) => {
  const [dropped, kept] = ['lxc.cap.drop', 'lxc.cap.keep'].map((name) =>
    linesOf(situation, name).flatMap(({ at }) => words(at.value)),
  );
  return !dropped?.includes('net_admin') && (kept?.length === 0 || kept?.includes('net_admin'));
});

const hasOwnNetwork = perConfig(({ lines }) =>
  lines.every(({ name, nic }) => !name.startsWith('lxc.namespace.') && nic?.type !== 'none'),
);

/** LXC makes a slash of every dot, those in the name of an interface too. */
const pathOf = ({ name }: LineInForce): string => sysctlOf(name).replaceAll('.', '/');

/** The host has them all, but for those of the container's own interfaces. */
function isNoSysctl(_value: string, line: LineInForce, { machine, settings }: Situation): boolean {
  const path = pathOf(line);
  if (/(^|\/)\.\.(\/|$)/.test(path) || onlyOfHost.test(path)) return onlyOfHost.test(path);
  const [, device, rest] = /^net\/ipv[46]\/(?:conf|neigh)\/([^/]+)\/(.*)$/.exec(path) ?? [];
  if (device !== undefined && !['all', 'default', 'lo'].includes(device)) {
    const isOwn = settings.nics.some(({ name }) =>
      name === undefined ? /^eth\d+$/.test(device) : name === device,
    );
    return !isOwn || rest?.includes('/') === true;
  }
  return isNoFile(machine.find(`/proc/sys/${path}`));
}

/** Those of network namespaces other than the host's are not there, or cannot be written. */
const onlyOfHost =
  /^net\/(core\/([rw]mem_(max|default)|netdev_max_backlog|netdev_budget|busy_poll|busy_read)|netfilter\/nf_conntrack_(max|buckets|count)|nf_conntrack_max)$/;
