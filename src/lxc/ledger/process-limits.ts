import { phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { atLeast } from '../version.ts';
import { enoughProcesses } from './few-processes.ts';
import { containerHooks } from './hooks.ts';
import { fine, type Row, refused, row, type Situation } from './row.ts';
import { setTwice } from './set-twice.ts';

/** Limits of the processes of a container: setrlimit(2). */
export const processLimitKeys: Readonly<Record<string, Row>> = {
  'lxc.prlimit': row(
    setTwice,
    refused(
      (_value, line) => !resources.has(resourceOf(line)),
      (_value, line) => ({
        kind: 'resource',
        message: phrase`${resourceOf(line)} is not a process limit: they are named as in limits.conf(5), in lower case`,
        note: phrase`is not a limit that LXC knows`,
        lxcMessage: `Unknown resource ${resourceOf(line)}`,
        at: 'key',
      }),
    ),
    refused(isAbove, (_value, line) => ({
      kind: 'soft-above-hard',
      message: phrase`the soft limit of ${resourceOf(line)} is above the hard one`,
      note: phrase`is SOFT:HARD, with SOFT above HARD`,
      lxcMessage: `Failed to set limit ${resourceOf(line)}`,
    })),
    refused(isAboveSession, (_value, line, { machine }) => ({
      kind: 'above-hard-limit',
      message: phrase`the session that starts the container may set ${resourceOf(line)} to ${shown(machine.hardLimit(resourceOf(line)))} at most`,
      note: phrase`is above the hard limit of the session`,
      lxcMessage: `Operation not permitted - Failed to set limit ${resourceOf(line)}`,
    })),
    refused(isTooLittle, (value, line) => ({
      kind: 'limit-too-low',
      message: phrase`a limit of ${value} for ${resourceOf(line)} is too low for a start`,
      note: phrase`is less than LXC needs`,
      lxcMessage: 'Sync wake failure',
    })),
    fine(isEnough),
  ),
};

const resourceOf = ({ name }: LineInForce): string => name.slice('lxc.prlimit.'.length);

/** The soft limit with which every start fails; one with which none does that boots busybox; and one with which none does. */
type Need = readonly [tooLittle: number, busybox: number, enough: number];

const none: Need = [-1, 0, 0];

/** `limit_opt` in conf.c. Seen with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0. */
const resources: ReadonlyMap<string, Need> = new Map([
  ['as', [2 ** 21, 2 ** 23, 2 ** 28]],
  ['core', none],
  // Seconds.
  ['cpu', [0, 1, 1]],
  ['data', [2 ** 16, 2 ** 18, 2 ** 25]],
  ['fsize', [1, 100, 2 ** 16]],
  ['locks', none],
  ['memlock', none],
  ['msgqueue', none],
  ['nice', none],
  ['nofile', [32, 128, 128]],
  ['nproc', none],
  ['rss', none],
  ['rtprio', none],
  ['rttime', none],
  ['sigpending', none],
  ['stack', [-1, 2 ** 16, 2 ** 18]],
]);

interface Limit {
  readonly soft: number;
  readonly hard: number;
}

/** Infinity stands for `unlimited`; undefined where it is no number. */
function limitOf(value: string): Limit | undefined {
  const [soft = '', hard = ''] = value.split(':');
  // LXC takes nothing for 0, and a hard limit that is missing for the soft one (`set_config_prlimit` in confile.c).
  const [low, high] = [numberOf(soft || '0'), numberOf(hard || soft || '0')];
  return low === undefined || high === undefined ? undefined : { soft: low, hard: high };
}

function numberOf(text: string): number | undefined {
  // The largest number of 64 bits: strtoull(3) takes a sign.
  if (text === 'unlimited' || text === '-1') return Number.POSITIVE_INFINITY;
  return /^\d{1,20}$/.test(text) ? Number(text) : undefined;
}

function isAbove(value: string): boolean {
  const limit = limitOf(value);
  return limit !== undefined && limit.soft > limit.hard;
}

function isAboveSession(value: string, line: LineInForce, { machine }: Situation): boolean {
  const limit = limitOf(value);
  return limit !== undefined && limit.hard > 0 && limit.hard > machine.hardLimit(resourceOf(line));
}

function isTooLittle(value: string, line: LineInForce, situation: Situation): boolean {
  const limit = limitOf(value);
  const [tooLittle] = resources.get(resourceOf(line)) ?? none;
  const isLittle =
    limit !== undefined &&
    (limit.soft <= tooLittle || isSmallStack(limit, line, situation) || isOutOfFiles(limit, line, situation));
  return isLittle || isFewForHooks(value, line, situation);
}

/** LXC 5 needs more of it than its predecessors and successors, with which some containers start even with a page. */
const needsMuchStack = ({ version }: Situation): boolean => atLeast(version, 5, 0) && !atLeast(version, 6, 0);

const isSmallStack = ({ soft }: Limit, line: LineInForce, situation: Situation): boolean =>
  resourceOf(line) === 'stack' && needsMuchStack(situation) && soft <= 2 ** 17;

/** LXC opens both ends of each terminal: so many files are open by then that one more or less of something else decides. */
const isOutOfFiles = ({ soft }: Limit, line: LineInForce, situation: Situation): boolean =>
  resourceOf(line) === 'nofile' && soft < openFiles(situation) - spareFiles;

/** How many were open in a container with a bridge and a hook, with LXC 4.0.6, 5.0.2 and 7.0.0. */
function openFiles({ settings, version }: Situation): number {
  const terminals = Number(settings.last.get('lxc.tty.max')?.value ?? 0);
  return (atLeast(version, 4, 0, 7) ? 48 : 28) + 2 * terminals;
}

const spareFiles = 8;

/** Seen with LXC 5.0.2. */
function isFewForHooks(value: string, line: LineInForce, situation: Situation): boolean {
  const isFew = resourceOf(line) === 'nproc' && /^[0-2]$/.test(value);
  return isFew && atLeast(situation.version, 4, 0, 12) && containerHooks(situation).length > 0;
}

function isEnough(value: string, line: LineInForce, situation: Situation): boolean {
  const soft = limitOf(value)?.soft;
  const [, busybox, enough] = resources.get(resourceOf(line)) ?? none;
  const { machine } = situation;
  if (soft !== undefined && resourceOf(line) === 'nofile')
    return soft >= Math.max(machine.init() === 'busybox' ? 0 : enough, openFiles(situation) + spareFiles);
  if (soft === undefined || soft < busybox) return false;
  if (resourceOf(line) === 'nproc') return soft >= enoughProcesses(situation);
  if (resourceOf(line) === 'stack' && needsMuchStack(situation)) return soft >= enough;
  return soft >= enough || machine.init() === 'busybox';
}

const shown = (limit: number): string => (limit === Number.POSITIVE_INFINITY ? 'unlimited' : String(limit));
