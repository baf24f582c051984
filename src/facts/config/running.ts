import { encode } from '../../base/bytes.ts';
import { fnv1a } from '../../base/fnv1a.ts';
import type { Line } from '../../base/place.ts';
import { foundIn } from '../../host/excerpt.ts';
import type { Fact } from '../../model/fact.ts';

/**
 * Whether the container runs: its monitor listens on an abstract socket named after it (lxc 5.0.2,
 * src/lxc/commands_utils.c).
 */
export const running: Fact<'container', boolean> = {
  subject: 'container',
  gather: (_host, { folder }, know) =>
    folder !== undefined && know(commandSockets).listening.has(socketName(folder)),
};

/** The same of another container of the user, by its name. */
export const runs: Fact<'container', (name: string) => boolean> = {
  subject: 'container',
  gather:
    (_host, { folder }, know) =>
    (name) =>
      folder !== undefined &&
      know(commandSockets).listening.has(socketName(`${folder.replace(/\/[^/]*$/, '')}/${name}`)),
};

/**
 * The line of a socket with the name of the container's, where nothing listens: LXC then takes the container for stopped, and
 * cannot start it, as the name is taken (`lxc_server_init` in commands.c of lxc).
 */
export const takenSocket: Fact<'container', Line | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    if (folder === undefined || know(running)) return undefined;
    return know(commandSockets).bound.get(socketName(folder));
  },
};

interface CommandSockets {
  readonly listening: ReadonlySet<string>;
  /** Bound to a name, and neither listening nor connected. */
  readonly bound: ReadonlyMap<string, Line>;
}

/** The abstract sockets for commands to containers. On a line of the file nothing before the name has an @. */
const commandSockets: Fact<'machine', CommandSockets> = {
  subject: 'machine',
  gather: (host) => {
    const sockets = foundIn(path, host.grep(path, flagsStateName));
    const named = (mark: string) =>
      sockets.flatMap((at): [string, Line][] =>
        at.text.startsWith(mark) ? [[at.text.slice(mark.length), at]] : [],
      );
    return {
      listening: new Set(named(listening).map(([name]) => name)),
      bound: new Map(named(unconnected).map(([name, at]) => [name, { ...at, text: name }])),
    };
  },
};

const path = '/proc/net/unix';

const flagsStateName = /^\S+ \S+ \S+ (\S+ )0001 (\S+ ) *\d+ @(.*\/command)$/;

/** Of stream sockets alone, as another type may have the same name. SO_ACCEPTCON with SS_UNCONNECTED, and the latter alone: `unix_seq_show` of Linux, include/uapi/linux/net.h. */
const listening = '00010000 01 ';
const unconnected = '00000000 01 ';

/** Bytes: the size of a socket address without the NUL at each end. */
const roomForName = 106;

/** A name that is too long is hashed. */
function socketName(folder: string): string {
  const plain = `${folder}/command`;
  return encode(plain).length < roomForName ? plain : `lxc/${fnv1a(folder)}/command`;
}
