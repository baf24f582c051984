import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import { mayCreateIn, mayWriteTo } from '../access/may-write.ts';
import { parent } from '../access/path-walk.ts';
import { account } from '../account/account.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { parsedConfig, settings, workingFolder } from './config.ts';

/** Why LXC cannot open a log file as its user. `path`: the file or directory that is to blame. */
export type LogObstacle = { readonly path: string } & (
  | { readonly kind: 'not-writable'; readonly stat: Stat }
  | { readonly kind: 'read-only'; readonly mount: Mount }
  | { readonly kind: 'not-searchable' | 'missing-directory' | 'directory' | 'relative' }
);

/** A log file that LXC cannot open. */
export interface UnwritableLog {
  readonly line: Statement;
  /** LXC's own log, or the output of the container's console. */
  readonly of: 'lxc' | 'console';
  readonly obstacle: LogObstacle;
  /** What LXC fails to do: it creates missing directories for its own log. */
  readonly failed: 'open' | 'create-directory';
  /** LXC's default path, in the directory of the container; undefined if that is not writable either. */
  readonly instead: string | undefined;
}

/** LXC opens each of its own logs while it reads the config, and only the last console log, at the start. */
export const unwritableLogs: Fact<'container', readonly UnwritableLog[]> = {
  subject: 'container',
  gather: (_host, { name, folder }, know) => {
    know(settings);
    const lines = know(parsedConfig).statements.filter(({ value }) => value !== '');
    const own = lines.filter(({ key }) => /^lxc\.log\.?file$/.test(key));
    const last = lines.filter(({ key }) => key === 'lxc.console.logfile').slice(-1);
    const unwritable = (all: readonly Statement[], of: UnwritableLog['of'], file: string): UnwritableLog[] =>
      all.flatMap((line) => {
        const obstacle = know(obstacleTo)(line.value, of);
        if (!obstacle) return [];
        const usual = folder && `${folder}/${file}`;
        const instead = usual && !know(obstacleTo)(usual, of) ? usual : undefined;
        return [{ line, of, obstacle, failed: failedStep(line.value, of, obstacle), instead }];
      });
    return [...unwritable(own, 'lxc', `${name}.log`), ...unwritable(last, 'console', 'console.log')];
  },
};

const failedStep = (path: string, of: UnwritableLog['of'], obstacle: LogObstacle): UnwritableLog['failed'] =>
  of === 'console' || obstacle.path === path || obstacle.path === parent(path) ? 'open' : 'create-directory';

/** LXC creates missing directories for its own log: build_dir() in log.c. lxc-start -d opens the console log from `/`. */
const obstacleTo: Fact<'container', (path: string, of: UnwritableLog['of']) => LogObstacle | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => (path, of) => {
    if (!path.startsWith('/')) {
      if (of === 'console') return know(account).uid === 0 ? undefined : { path, kind: 'relative' };
      const folder = know(workingFolder);
      if (folder === undefined)
        throw new Unseen(phrase`${path} is relative: it depends on the directory that lxc-start runs in`);
      return know(obstacleTo)(`${folder}/${path}`, of);
    }
    // Devices and open files of processes may be others for LXC than for us.
    if (/^\/(dev|proc)\//.test(path)) return undefined;
    const found = know(lastExisting)(path);
    if (found.stat === undefined) return { path: found.path, kind: 'not-searchable' };
    // Without duplicate slashes.
    const whole = ancestors(path).at(-1) ?? '/';
    const exists = found.path === whole;
    if (exists && found.stat.kind === 'directory') return { path, kind: 'directory' };
    if (!exists && of === 'console' && found.path !== parent(whole))
      return { path: parent(whole), kind: 'missing-directory' };
    return know(accessObstacle)(found.path, found.stat, exists ? mayWriteTo : mayCreateIn);
  },
};

const accessObstacle: Fact<
  'container',
  (path: string, stat: Stat, may: typeof mayCreateIn) => LogObstacle | undefined
> = {
  subject: 'container',
  gather: (_host, _container, know) => (path, stat, may) => {
    const mount = know(mountedWith)(path, 'ro', know(asUser));
    if (mount) return { path, kind: 'read-only', mount };
    return may(path, stat, know(account)) ? undefined : { path, kind: 'not-writable', stat };
  },
};

/** The last existing part of a path; without its `stat` if the user cannot search it. */
const lastExisting: Fact<
  'container',
  (path: string) => { readonly path: string; readonly stat: Stat | undefined }
> = {
  subject: 'container',
  gather: (_host, _container, know) => (path) => {
    let found: { path: string; stat: Stat | undefined } = { path: '/', stat: undefined };
    for (const step of ancestors(path)) {
      const stat = attempt(() => know(asUser).stat(step));
      if (stat instanceof Unseen && stat.kind !== 'denied') throw stat;
      if (stat instanceof Unseen) return { path: found.path, stat: undefined };
      if (stat === undefined) break;
      found = { path: step, stat };
    }
    return found;
  },
};
