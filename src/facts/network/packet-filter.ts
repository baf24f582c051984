import { phrase } from '../../base/phrase.ts';
import { command, type Line, lines } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { type Sysctl, sysctl } from '../machine/sysctl.ts';

/** A chain of the packet filter that drops what is forwarded and that no rule of it accepts. */
export interface DroppingFilter {
  /** The line that says so, in what the program printed that knows. */
  readonly at: Line;
  /** Whether a rule of its table is about this bridge, or about bridges at all. */
  readonly knows: (bridge: string) => boolean;
}

/** Whether what goes through a bridge goes through the packet filter too: where br_netfilter is loaded, and not told otherwise. */
export const bridgeFilter: Fact<'machine', Sysctl> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const platform = sysctl(host, know, 'net/bridge/bridge-nf-call-iptables', (value) => value === '0');
    if (platform.now === undefined)
      throw new Unseen(
        phrase`bridged traffic does not pass the firewall: br_netfilter is not loaded`,
        'not-applicable',
      );
    return platform;
  },
};

/** Of IPv4. Asked for only where it matters: the answer is long on some machines. */
export const droppingFilters: Fact<'machine', readonly DroppingFilter[]> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    if (know(bridgeFilter).now === '0') return [];
    if (host.caller.uid !== 0) throw new Unseen(phrase`only root can read the firewall rules`, 'denied');
    // The old iptables keeps its tables elsewhere, where nft does not see them.
    const old = /^filter$/m.test(host.read('/proc/net/ip_tables_names') ?? '') ? fromIptables(host) : [];
    return [...old, ...fromNft(host)];
  },
};

function fromNft(host: Host): DroppingFilter[] {
  const chains = host.ask(['nft', 'list', 'chains']);
  if (chains?.status !== 0) throw new Unseen(phrase`nft is not installed, so the firewall rules are unknown`);
  const tables = chains.out.split(/^(?=table )/m).filter((text) => text.split('\n').some(drops));
  return tables.flatMap((text) => {
    const [, family, name] = /^table (ip|inet) (\S+)/.exec(text) ?? [];
    if (family === undefined || name === undefined) return [];
    const argv = ['nft', 'list', 'table', family, name] as const;
    return found(argv, host.ask(argv)?.out ?? '', drops);
  });
}

function drops(line: string): boolean {
  const hook = line.search(/\bhook forward\b/);
  return hook !== -1 && /\bpolicy drop;/.test(line.slice(hook));
}

const fromIptables = (host: Host): DroppingFilter[] => {
  const argv = ['iptables-legacy', '-S'] as const;
  const answer = host.ask(argv) ?? host.ask(['iptables', '-S']);
  if (answer?.status !== 0)
    throw new Unseen(phrase`iptables is not installed, so the firewall rules are unknown`);
  return found(argv, answer.out, (line) => line === '-P FORWARD DROP');
};

const found = (argv: readonly string[], out: string, tells: (line: string) => boolean): DroppingFilter[] => {
  const all = lines(command(argv), out);
  const knows = (bridge: string) =>
    all.some(({ text }) => /\bphysdev\b|\bibrname\b/.test(text) || text.split(/["\s]+/).includes(bridge));
  return all.filter(({ text }) => tells(text)).map((at) => ({ at, knows }));
};
