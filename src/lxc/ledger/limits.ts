import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { fine, harmless, judgedBy, open, type Row, refused, row } from './row.ts';
import { isNumber } from './values.ts';

/** Process limits and cgroups. */
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

const spare = new Set('core rss memlock locks msgqueue sigpending nice rtprio'.split(' '));

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

/** Values that the kernel takes, and that leave a container enough to start. */
function isUsualLimit(value: string, { name }: LineInForce): boolean {
  const [, version = '', file = ''] = /^lxc\.cgroup(2?)\.(.*)$/.exec(name) ?? [];
  if (/^devices\.(allow|deny)$/.test(file)) return true;
  return (version === '2' ? usualLimits2 : usualLimits1).get(file)?.(value) ?? false;
}

/** A map, as a file may be called `__proto__`. */
type Limits = ReadonlyMap<string, (value: string) => boolean>;

const usualLimits1: Limits = new Map([
  ['memory.limit_in_bytes', isMuch],
  ['pids.max', isMany],
  ['cpu.shares', (value) => isNumber(value, 2, 262_144)],
]);

const usualLimits2: Limits = new Map([
  ['memory.max', isMuch],
  ['pids.max', isMany],
  ['cpu.weight', (value) => isNumber(value, 1, 10_000)],
]);

/** 64 MB or more. */
function isMuch(value: string): boolean {
  return /^(max|-1|([6-9]\d|\d{3,6})M|\d{1,3}G)$/.test(value) || isNumber(value, 2 ** 26, 2 ** 50);
}

function isMany(value: string): boolean {
  return value === 'max' || isNumber(value, 50, 2 ** 22);
}
