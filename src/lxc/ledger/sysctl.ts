import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { fine, type Row, refused, row } from './row.ts';
import { isNumber, words } from './values.ts';

/** What is written to files of /proc. */
export const sysctlKeys: Readonly<Record<string, Row>> = {
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
      (_value, { name }, { version }) => ownersAlone.has(fileOf(name)) && atLeast(version, 4, 0, 12),
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
};

const sysctlOf = (name: string): string => name.slice('lxc.sysctl.'.length);
const fileOf = (name: string): string => name.slice('lxc.proc.'.length);

/** Seen since LXC 4.0.12, and not yet with 4.0.6: the container's root writes them, and the process is that of the user. */
const ownersAlone = new Set(
  'oom_score_adj oom_adj coredump_filter comm autogroup loginuid setgroups sched attr/current'.split(' '),
);

/** `proc:mixed` mounts /proc/sys read-only, but for /proc/sys/net. */
const hasReadOnlySysctls = (lines: readonly LineInForce[]): boolean =>
  lines
    .filter(({ name }) => name === 'lxc.mount.auto')
    .flatMap(({ at }) => words(at.value))
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
