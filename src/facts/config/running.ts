import { encode } from '../../base/bytes.ts';
import { fnv1a } from '../../base/fnv1a.ts';
import type { Fact } from '../../model/fact.ts';

/**
 * Whether the container runs: its monitor listens on an abstract socket named after it (lxc 5.0.2,
 * src/lxc/commands_utils.c).
 */
export const running: Fact<'container', boolean> = {
  subject: 'container',
  gather: (_host, { folder }, know) => folder !== undefined && know(commandSockets).has(socketName(folder)),
};

/** The same of another container of the user, by its name. */
export const runs: Fact<'container', (name: string) => boolean> = {
  subject: 'container',
  gather:
    (_host, { folder }, know) =>
    (name) =>
      folder !== undefined &&
      know(commandSockets).has(socketName(`${folder.replace(/\/[^/]*$/, '')}/${name}`)),
};

/** The names of all abstract sockets for commands to containers. On a line of the file nothing before the name has an @. */
const commandSockets: Fact<'machine', ReadonlySet<string>> = {
  subject: 'machine',
  gather: (host) => {
    const sockets = host.grep('/proc/net/unix', /^[^@]* @(.*\/command)$/)?.found ?? [];
    return new Set(sockets.map(({ text }) => text));
  },
};

/** Bytes: the size of a socket address without the NUL at each end. */
const roomForName = 106;

/** A name that is too long is hashed. */
function socketName(folder: string): string {
  const plain = `${folder}/command`;
  return encode(plain).length < roomForName ? plain : `lxc/${fnv1a(folder)}/command`;
}
