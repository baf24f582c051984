import { encode } from '../../base/bytes.ts';
import { fnv1a } from '../../base/fnv1a.ts';
import type { Fact } from '../../model/fact.ts';

/**
 * Whether the container runs: its monitor listens on an abstract socket named after it (lxc 5.0.2,
 * src/lxc/commands_utils.c).
 */
export const running: Fact<'container', boolean> = {
  of: 'container',
  look: (host, { folder }) => {
    if (folder === undefined) return false;
    const sockets = host.grep('/proc/net/unix', / @.*\/command$/)?.found ?? [];
    return sockets.some(({ text }) => text.endsWith(` @${socketName(folder)}`));
  },
};

/** Bytes: what a socket address holds, less the NUL at each end. */
const roomForName = 106;

/** Too long a name is hashed. */
function socketName(folder: string): string {
  const plain = `${folder}/command`;
  return encode(plain).length < roomForName ? plain : `lxc/${fnv1a(folder)}/command`;
}
