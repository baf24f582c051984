import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import { isMapped } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { settings } from '../config/config.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';
import { inRootfs, rootDirectory, rootfs } from './rootfs.ts';

/** The first program that runs in the container. */
export interface Init {
  /** Inside the container. */
  readonly path: string;
  /** The line that names it, if any. */
  readonly at: Line | undefined;
  /** Whether it leads to systemd, which needs cgroups of its own. */
  readonly systemd: boolean;
  /** Whether a symbolic link is on the way to it from the root of the container. */
  readonly linked: boolean;
  readonly state: 'there' | 'missing' | 'not-executable';
  /** The file on the host, with links followed. */
  readonly file: (Stat & { readonly path: string }) | undefined;
}

/** Undefined where there is no rootfs to look in. */
export const init: Fact<'container', Init | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const root = know(rootfs);
    if (root?.stat?.kind !== 'directory') return undefined;
    const named = know(settings).last.get('lxc.init.cmd');
    const path = named?.value.split(/\s/)[0] || '/sbin/init';
    const found = attempt(() => {
      const places = ways(path).map(know(inRootfs));
      return places.find(({ stat }) => stat !== undefined) ?? know(inRootfs)(path);
    });
    if (found instanceof Unseen) {
      if (found.kind === 'denied' && !isMapped(know(mappedRoot).maps, 'u', root.stat.uid))
        throw blocked('rootfs-owner', phrase`${root.set.path} is not searchable`);
      throw found;
    }
    const { real, stat } = found;
    if (stat === undefined && !path.includes('/'))
      throw new Unseen(phrase`where ${path} is on the PATH of the shell that starts the container`);
    const isProgram = stat?.kind === 'file' && (stat.mode & 0o111) !== 0;
    const runs = isProgram ? 'there' : 'not-executable';
    const state = stat === undefined ? 'missing' : runs;
    const file = stat?.kind === 'file' ? { ...stat, path: real } : undefined;
    const linked = !ways(path).some((way) => real === `${know(rootDirectory)}${ancestors(way).at(-1)}`);
    return { path, at: named?.valueAt, systemd: real.endsWith('/systemd'), linked, state, file };
  },
};

/** A name without a slash is looked up in PATH, which every login sets to these (execvp(3)). */
const ways = (path: string): string[] =>
  path.includes('/')
    ? [path]
    : ['/usr/local/bin', '/usr/bin', '/bin'].map((directory) => `${directory}/${path}`);
