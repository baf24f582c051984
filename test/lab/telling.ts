import type { Fault, Oddity } from './fault.ts';
import { first } from './judge.ts';
import type { Seen, Start } from './seen.ts';
import { judgedIn, verdict } from './verdict.ts';

export const since = (then: number): string => `${((Date.now() - then) / 1000).toFixed(1)} s`;

/** The last line, which CI counts. */
export const tally = (passed: number, failed: number, skipped: number): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** What was said of a host, and what LXC said. */
export function judged(fault: Fault | Oddity, seen: Seen): string {
  const said = (['root', 'user'] as const).flatMap((viewer) => {
    const report = seen[viewer];
    return typeof report === 'object'
      ? [`${viewer} ${verdict(report, judgedIn(fault))} (${first(report)})`.padEnd(44)]
      : [];
  });
  const [lxc, why] = outcome(seen.now);
  return [fault.name.padEnd(28), lxc.padEnd(6), ...(said.length > 0 ? said : [why])].join(' ');
}

function outcome(now: Start | undefined): [lxc: string, why: string] {
  if (now === undefined) return ['?', ''];
  return now.lives ? ['lives', lost(now)] : ['dies', now.errors[0] ?? now.state];
}

/** What a container that started has to do without. */
const lost = ({ attach, limit, links, cgroups }: Start): string =>
  [
    attach ? [] : 'cannot be attached to',
    limit ? [] : 'no limits',
    /eth0@\S+:UP/.test(links) ? [] : `links ${links}`,
    cgroups > 0 ? `${cgroups} cgroups` : 'no cgroup of its own',
  ]
    .flat()
    .join(', ');
