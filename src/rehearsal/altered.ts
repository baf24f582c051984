import { encode } from '../base/bytes.ts';
import { cksum } from '../base/cksum.ts';
import { phrase } from '../base/phrase.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { excerpt } from '../host/excerpt.ts';
import type { Host, Stat } from '../host/host.ts';
import { programOf } from '../host/program.ts';
import { inside } from '../host/resolve-below.ts';
import { type AlteredAcl, withAltered } from './altered-acl.ts';

/** What differs at one path from the machine itself; what is left out is as it is there. */
export interface Alteration {
  /** null: there is no such file. */
  readonly text?: string | null;
  readonly stat?: Stat;
  readonly acl?: AlteredAcl;
}

/** The same machine with these alterations, by real path. They may grow: each question is answered by what holds then. */
export function altered(original: Host, alterations: ReadonlyMap<string, Alteration>): Host {
  const at = (host: Host, path: string): Alteration | undefined =>
    alterations.size === 0 ? undefined : alterations.get(realPath(host, path));

  /** Who may read it now was not tried: permissions that were denied say nothing below what was opened. */
  const unlessOpened = <T>(path: string, look: () => T): T => {
    const found = attempt(look);
    if (!(found instanceof Unseen)) return found;
    const opened = [...alterations].some(
      ([above, { stat, acl }]) => (stat ?? acl) !== undefined && isAtOrBelow(path, above),
    );
    if (found.kind !== 'denied' || !opened) throw found;
    throw new Unseen(phrase`${path} can be read only once its permissions are changed`);
  };

  const through = (host: Host): Host => {
    const text = (path: string): string | null | undefined => at(host, path)?.text;
    return {
      ...host,
      read: (path) => {
        const now = text(path);
        return now === undefined ? unlessOpened(path, () => host.read(path)) : (now ?? undefined);
      },
      grep: (path, pattern) => {
        const now = text(path);
        if (now === undefined) return unlessOpened(path, () => host.grep(path, pattern));
        return now === null ? undefined : excerpt(now, pattern);
      },
      cksum: (path, shown) => (text(path) === undefined ? host.cksum(path, shown) : cksum(shown)),
      list: (path) => {
        const names = unlessOpened(path, () => host.list(path));
        return alterations.size === 0 ? names : namesIn(realPath(host, path), names, alterations);
      },
      stat: (path) => {
        const now = at(host, path);
        if (now?.text === null) return undefined;
        return now?.stat ?? unlessOpened(path, () => host.stat(path));
      },
      program: (path) => {
        const now = text(path);
        if (now === undefined) return unlessOpened(path, () => host.program(path));
        if (now === null) return undefined;
        const bytes = Buffer.from(encode(now));
        return programOf((position, length) => bytes.subarray(position, position + length));
      },
      ask: (argv) => withAltered(argv, host.ask(argv), (path) => alterations.get(path)),
      as: (who) => through(host.as(who)),
    };
  };
  return through(original);
}

/** Where a link cannot be read, the path counts as it stands. */
export function realPath(host: Pick<Host, 'link'>, path: string): string {
  const linkAt = (each: string): string | undefined => {
    const target = attempt(() => host.link(each));
    return target instanceof Unseen ? undefined : target;
  };
  const real = attempt(() => inside('', path, linkAt));
  return real instanceof Unseen ? path : real;
}

function namesIn(
  folder: string,
  names: readonly string[] | undefined,
  alterations: ReadonlyMap<string, Alteration>,
): readonly string[] | undefined {
  const below = [...alterations].filter(([path]) => path.slice(0, path.lastIndexOf('/')) === folder);
  const named = (is: (alteration: Alteration) => boolean) =>
    below.filter(([, alteration]) => is(alteration)).map(([path]) => path.slice(folder.length + 1));
  const gone = named(({ text }) => text === null);
  const there = named(({ text, stat }) => text !== null && (text ?? stat) !== undefined);
  if (names === undefined && there.length === 0) return undefined;
  return [...new Set([...(names ?? []), ...there])].filter((name) => !gone.includes(name));
}

const isAtOrBelow = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above === '/' ? '' : above}/`);
