import { isKernelAtLeast } from './kernel.ts';
import type { Situation } from './row.ts';
import { isNumber } from './values.ts';

/** What the kernel makes of a value for a sysctl that each network namespace has for itself. Undefined where that is unknown. */
export function judgeNetSysctl(
  path: string,
  value: string,
  { machine, settings }: Situation,
): 'taken' | 'refused' | undefined {
  if (path === 'net/ipv4/ping_group_range') {
    const [, first, last] = /^(\d{1,10})[ \t]+(\d{1,10})$/.exec(value) ?? [];
    if (first === undefined || last === undefined) return undefined;
    return [first, last].every((each) => machine.isMapped('g', Number(each))) ? 'taken' : 'refused';
  }
  if (path === 'net/ipv4/tcp_congestion_control') {
    const allowed = machine.read('/proc/sys/net/ipv4/tcp_allowed_congestion_control');
    return allowed?.trim().split(/\s+/).includes(value) ? 'taken' : 'refused';
  }
  if (/^net\/ipv4\/tcp_[rw]mem$/.test(path))
    return /^[1-9]\d{0,8}([ \t]+[1-9]\d{0,8}){2}$/.test(value) ? 'taken' : undefined;
  if (path === 'net/ipv4/ip_local_port_range') {
    const [, first, last] = /^(\d{1,5})[ \t]+(\d{1,5})$/.exec(value) ?? [];
    if (Number(first) > Number(last)) return 'refused';
    return Number(first) >= 1024 && Number(last) < 2 ** 16 ? 'taken' : undefined;
  }
  // One of the host's until Linux 6.8.
  if (path === 'net/core/optmem_max' && !isKernelAtLeast(machine, 6, 8)) return undefined;
  // Any number until Linux 5.13.
  if (path === 'net/mptcp/enabled' && isNumber(value, 2, largest))
    return isKernelAtLeast(machine, 5, 13) ? 'refused' : undefined;
  // `loopback only` is 2, and there has been no more since Linux 4.19.
  if (path === 'net/ipv4/tcp_tw_reuse' && isNumber(value, 2, largest))
    return value !== '2' && isKernelAtLeast(machine, 4, 19) ? 'refused' : undefined;
  const device = /^net\/ipv[46]\/conf\/([^/]+)\//.exec(path)?.[1] ?? '';
  const isThere = settings.nics.some(({ type, name = 'eth0' }) => type === 'veth' && name === device);
  const general = isThere ? path.replace(`/${device}/`, '/all/') : path;
  const [, least, most, isStrict] = ranges.filter(([form]) => form.test(general)).at(-1) ?? [];
  if (least === undefined || most === undefined) return undefined;
  if (isNumber(value, least, most)) return 'taken';
  return !/^-?\d/.test(value) || (isStrict && /^-?\d+$/.test(value)) ? 'refused' : undefined;
}

/** `proc_dointvec` of the kernel. */
const [smallest, largest] = [-(2 ** 31), 2 ** 31 - 1];

/** What they may be; and whether the kernel refuses every other number, or may take more. Seen with Linux 6. */
const ranges: readonly (readonly [path: RegExp, least: number, most: number, isStrict: boolean])[] = [
  [/^net\/ipv4\/ip_forward$/, smallest, largest, true],
  [
    /^net\/ipv4\/conf\/(all|default)\/(forwarding|rp_filter|accept_redirects|send_redirects|arp_ignore|arp_announce|proxy_arp|log_martians|accept_source_route)$/,
    smallest,
    largest,
    true,
  ],
  [
    /^net\/ipv6\/conf\/(all|default|lo)\/(forwarding|disable_ipv6|accept_ra|accept_redirects|autoconf|use_tempaddr)$/,
    smallest,
    largest,
    true,
  ],
  [
    /^net\/ipv4\/(tcp_syncookies|tcp_tw_reuse|icmp_echo_ignore_all|icmp_echo_ignore_broadcasts)$/,
    0,
    1,
    false,
  ],
  [/^net\/ipv4\/(ip_nonlocal_bind|tcp_timestamps|tcp_sack|tcp_window_scaling)$/, 0, 255, false],
  [/^net\/ipv4\/(tcp_keepalive_(time|intvl|probes)|tcp_fin_timeout|tcp_max_syn_backlog)$/, 1, 100, false],
  [/^net\/ipv4\/(tcp_keepalive_time|tcp_fin_timeout|tcp_max_syn_backlog)$/, 1, 32_767, false],
  [/^net\/ipv4\/ip_default_ttl$/, 1, 255, true],
  [/^net\/ipv4\/ip_unprivileged_port_start$/, 0, 65_535, true],
  [/^net\/core\/(somaxconn|optmem_max)$/, 0, largest, true],
  [/^net\/bridge\/bridge-nf-call-(ip|ip6|arp)tables$/, 0, 1, false],
  [/^net\/mptcp\/enabled$/, 0, 1, false],
  [
    /^net\/netfilter\/nf_conntrack_(tcp|udp|udplite|icmp|icmpv6|generic|sctp|dccp|gre)_timeout(_\w+)?$/,
    1,
    10_000_000,
    false,
  ],
  [/^net\/unix\/max_dgram_qlen$/, 0, largest, false],
];
