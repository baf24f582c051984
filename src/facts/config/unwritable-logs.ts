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

/** What keeps LXC from opening a log file for its user. `path`: where that shows. */
export type LogObstacle = { readonly path: string } & (
  | { readonly kind: 'shut'; readonly stat: Stat }
  | { readonly kind: 'ro'; readonly mount: Mount }
  | { readonly kind: 'hidden' | 'missing' | 'folder' | 'relative' }
);

/** A log file that LXC cannot open, and where the container would otherwise have one. */
export interface UnwritableLog {
  readonly line: Statement;
  /** LXC's own log, or what the console of the container prints. */
  readonly of: 'lxc' | 'console';
  readonly obstacle: LogObstacle;
  /** In the folder of the container, where LXC itself would put it; undefined where that is no better. */
  readonly instead: string | undefined;
}

/** Each line of its own log is followed while the config is read, and the last one of the console at the start. */
export const unwritableLogs: Fact<'container', readonly UnwritableLog[]> = {
  subject: 'container',
  gather: (_host, { name, folder }, know) => {
    know(settings);
    const lines = know(parsedConfig).statements.filter(({ value }) => value !== '');
    const own = lines.filter(({ key }) => /^lxc\.log\.?file$/.test(key));
    const last = lines.filter(({ key }) => key === 'lxc.console.logfile').slice(-1);
    const shut = (all: readonly Statement[], of: UnwritableLog['of'], file: string): UnwritableLog[] =>
      all.flatMap((line) => {
        const obstacle = know(inTheWay)(line.value, of);
        if (!obstacle) return [];
        const usual = folder && `${folder}/${file}`;
        return [{ line, of, obstacle, instead: usual && !know(inTheWay)(usual, of) ? usual : undefined }];
      });
    return [...shut(own, 'lxc', `${name}.log`), ...shut(last, 'console', 'console.log')];
  },
};

/** For its own log LXC makes the folders that are missing: build_dir() in log.c. lxc-start -d opens the other one from `/`. */
const inTheWay: Fact<'container', (path: string, of: UnwritableLog['of']) => LogObstacle | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => (path, of) => {
    if (!path.startsWith('/')) {
      if (of === 'console') return know(account).uid === 0 ? undefined : { path, kind: 'relative' };
      const folder = know(workingFolder);
      if (folder === undefined)
        throw new Unseen(phrase`${path} is relative: it depends on the directory lxc-start runs in`);
      return know(inTheWay)(`${folder}/${path}`, of);
    }
    // Devices, and what a process has open, are not what they seem from here.
    if (/^\/(dev|proc)\//.test(path)) return undefined;
    const found = know(deepest)(path);
    if (found.stat === undefined) return { path: found.path, kind: 'hidden' };
    // Without doubled slashes.
    const whole = ancestors(path).at(-1) ?? '/';
    const isThere = found.path === whole;
    if (isThere && found.stat.kind === 'directory') return { path, kind: 'folder' };
    if (!isThere && of === 'console' && found.path !== parent(whole))
      return { path: parent(whole), kind: 'missing' };
    return know(barred)(found.path, found.stat, isThere ? mayWriteTo : mayCreateIn);
  },
};

const barred: Fact<
  'container',
  (path: string, stat: Stat, may: typeof mayCreateIn) => LogObstacle | undefined
> = {
  subject: 'container',
  gather: (_host, _container, know) => (path, stat, may) => {
    const mount = know(mountedWith)(path, 'ro', know(asUser));
    if (mount) return { path, kind: 'ro', mount };
    return may(path, stat, know(account)) ? undefined : { path, kind: 'shut', stat };
  },
};

/** The last on the way that is there; without what stands there, where the user may not look behind it. */
const deepest: Fact<
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
