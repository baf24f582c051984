import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { keptByName } from './named-namespaces.ts';
import { fine, refused, row, type Situation } from './row.ts';

/** The largest number of seconds that a clock of the kernel has: KTIME_SEC_MAX. */
const latest = 9_223_372_036;

const seconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** The kernel refuses clocks that began before the host, and far too late ones. */
export const offset = row(
  refused(keepsClocks, (_value, { name }) => ({
    kind: 'clock-kept',
    message: phrase`${name} needs a time namespace, and lxc.namespace.keep = time keeps that of the host`,
    note: phrase`sets a clock of the host`,
    lxcMessage: 'Failed to resolve clone flags',
    at: 'key',
  })),
  refused(isFractionTooLong, (value) => ({
    kind: 'clock-fraction',
    message: phrase`LXC takes ${value} for a fraction of a second: write it in seconds`,
    note: phrase`is a second or more`,
    lxcMessage: 'Invalid argument - Failed to write',
  })),
  fine((value) => /^\d{1,9}(ms|us|ns)$/.test(value)),
  fine((value) => (secondsOf(value) ?? Number.POSITIVE_INFINITY) <= latest / 2),
  refused(
    (value) => (secondsOf(value) ?? 0) > latest * 0.75,
    (value) => ({
      kind: 'clock',
      message: phrase`a clock of the kernel cannot be ${value} ahead`,
      note: phrase`is later than there is time`,
      lxcMessage: 'Numerical result out of range - Failed to write',
    }),
  ),
);

function keepsClocks(_value: string, _line: LineInForce, situation: Situation): boolean {
  return keptByName(situation).has('time');
}

function secondsOf(value: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,15})([hms])$/.exec(value) ?? [];
  return number === undefined ? undefined : Number(number) * (seconds[unit] ?? 0);
}

const perSecond: Readonly<Record<string, number>> = { ms: 1000, us: 1_000_000, ns: 1_000_000_000 };

function isFractionTooLong(value: string): boolean {
  const [, number, unit = ''] = /^(\d{1,15})([mun]s)$/.exec(value) ?? [];
  return number !== undefined && Number(number) >= (perSecond[unit] ?? 0);
}
