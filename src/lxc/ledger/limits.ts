import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { fine, harmless, judgedBy, open, type Row, refused, row } from './row.ts';
import { isNumber } from './values.ts';

/** Process limits, cgroups, sysctls and /proc. */
export const limitKeys: Readonly<Record<string, Row>> = {
  'lxc.prlimit': row(
    refused(
      (_value, { name }) => !resources.has(lastWord(name)),
      (_value, { name }) => ({
        kind: 'resource',
        message: phrase`${lastWord(name)} is not a process limit: they are named as in limits.conf(5), in lower case`,
        note: phrase`is not a limit that LXC knows`,
        lxcMessage: `Unknown resource ${lastWord(name)}`,
        at: 'key',
      }),
    ),
    refused(
      (value) => isAbove(value),
      (_value, { name }) => ({
        kind: 'soft-above-hard',
        message: phrase`the soft limit of ${lastWord(name)} is above the hard one`,
        note: phrase`is SOFT:HARD, with SOFT above HARD`,
        lxcMessage: `Failed to set limit ${lastWord(name)}`,
      }),
    ),
    // No session has less, and no start needs more.
    fine((value, { name }) => value === '0' && spare.has(lastWord(name))),
  ),
  'lxc.sysctl': row(
    refused(
      (_value, { name }, { lines }) => !/^lxc\.sysctl\.net[./]/.test(name) && hasReadOnlySysctls(lines),
      (value, { name }) => ({
        kind: 'sysctl-read-only',
        message: phrase`${sysctlOf(name)} cannot be set: only the sysctls of the network are writable in the container`,
        note: phrase`is not a sysctl of the network, and lxc.mount.auto mounts the others read-only`,
        lxcMessage: `Failed to setup sysctl parameters ${sysctlOf(name)} to ${value}`,
        at: 'key',
      }),
    ),
    fine((value, { name }, { lines }) => hasOwnNetwork(lines) && isOwnSysctl(sysctlOf(name), value)),
  ),
  'lxc.proc': row(
    refused(
      (_value, { name }, { version }) => ownersAlone.has(fileOf(name)) && atLeast(version, 4, 0, 7),
      (value, { name }) => ({
        kind: 'proc-file',
        message: phrase`/proc/PID/${fileOf(name)} cannot be written without root`,
        note: phrase`is set by the container's root, when the process is already one of the container`,
        lxcMessage: `Failed to setup proc filesystem ${fileOf(name)} to ${value}`,
        at: 'key',
      }),
    ),
    fine((value, { name }) => fileOf(name) === 'timerslack_ns' && /^\d{1,9}$/.test(value)),
  ),
  // Limits for the other version of cgroups are ignored.
  'lxc.cgroup': judgedBy(
    ['cgroup-limits', 'userns-include'],
    fine((_value, _line, { v2 }) => v2),
    fine(isUsualLimit),
  ),
  'lxc.cgroup2': judgedBy(
    ['cgroup-limits', 'userns-include'],
    fine((_value, _line, { v2 }) => !v2),
    fine(isUsualLimit),
  ),
  'lxc.cgroup.dir': row(fine((value) => /^[\w-]+(\/[\w-]+)*$/.test(value))),
  'lxc.cgroup.dir.container': open,
  'lxc.cgroup.dir.monitor': open,
  'lxc.cgroup.dir.monitor.pivot': open,
  'lxc.cgroup.dir.container.inner': open,
  'lxc.cgroup.relative': harmless,
};

const lastWord = (name: string): string => name.slice('lxc.prlimit.'.length);
const fileOf = (name: string): string => name.slice('lxc.proc.'.length);

const ownersAlone = new Set(
  'oom_score_adj oom_adj coredump_filter comm autogroup loginuid setgroups sched attr/current'.split(' '),
);

const spare = new Set('core rss memlock locks msgqueue sigpending nice rtprio'.split(' '));

const sysctlOf = (name: string): string => name.slice('lxc.sysctl.'.length);

/** `limit_opt` in conf.c. */
const resources = new Set(
  'as core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  ),
);

function isAbove(value: string): boolean {
  const [soft = '', hard = soft] = value.split(':');
  if (hard === 'unlimited') return false;
  return soft === 'unlimited' || Number(soft) > Number(hard);
}

/** `proc:mixed` mounts /proc/sys read-only, but for /proc/sys/net. */
const hasReadOnlySysctls = (lines: readonly LineInForce[]): boolean =>
  lines
    .filter(({ name }) => name === 'lxc.mount.auto')
    .flatMap(({ at }) => at.value.split(/[ \t]+/))
    .filter((word) => /^proc(:|$)/.test(word))
    .at(-1)
    ?.match(/^proc(:mixed)?$/) != null;

const hasOwnNetwork = (lines: readonly LineInForce[]): boolean =>
  lines.every(({ name, nic }) => !name.startsWith('lxc.namespace.') && nic?.type !== 'none');

/** Those that each network namespace has for itself, and the values that they take. */
const ownSysctls: readonly (readonly [name: RegExp, least: number, most: number])[] = [
  [/^net\.ipv4\.(ip_forward|tcp_syncookies)$/, 0, 1],
  [
    /^net\.ipv4\.conf\.(all|default)\.(forwarding|rp_filter|accept_redirects|send_redirects|arp_ignore)$/,
    0,
    1,
  ],
  [/^net\.ipv6\.conf\.(all|default)\.(forwarding|disable_ipv6|accept_ra|accept_redirects)$/, 0, 1],
  [/^net\.ipv4\.ip_default_ttl$/, 1, 255],
  [/^net\.ipv4\.ip_unprivileged_port_start$/, 0, 65_535],
  [/^net\.core\.somaxconn$/, 1, 65_535],
];

/** Slashes may separate the words as well as dots. */
const isOwnSysctl = (name: string, value: string): boolean =>
  ownSysctls.some(
    ([form, least, most]) => form.test(name.replaceAll('/', '.')) && isNumber(value, least, most),
  );

/** Values that the kernel takes, and that leave a container enough to start. */
function isUsualLimit(value: string, { name }: LineInForce): boolean {
  const [, file = ''] = /^lxc\.cgroup2?\.(.*)$/.exec(name) ?? [];
  return usualLimits[file]?.(value) ?? false;
}

const usualLimits: Readonly<Record<string, (value: string) => boolean>> = {
  'devices.allow': () => true,
  'devices.deny': () => true,
  'memory.max': isMuch,
  'memory.limit_in_bytes': isMuch,
  'pids.max': (value) => value === 'max' || isNumber(value, 50, 2 ** 22),
  'cpu.shares': (value) => isNumber(value, 2, 262_144),
  'cpu.weight': (value) => isNumber(value, 1, 10_000),
};

function isMuch(value: string): boolean {
  return /^(max|-1|\d{2,6}[MG])$/.test(value) || isNumber(value, 2 ** 24, 2 ** 50);
}
