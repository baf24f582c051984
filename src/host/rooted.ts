import { Unseen } from '../base/unseen.ts';
import { files, readLink } from './files.ts';
import type { Host } from './host.ts';
import { whoAmI } from './identity.ts';
import { inside } from './resolve-below.ts';

/** A machine that is not running, below this folder: its links lead nowhere outside, and it cannot be asked anything. */
export const rooted = (root: string): Host => {
  const caller = whoAmI();
  const under = (path: string) => asleep(path, root) ?? inside(root, path, readLink);
  const host: Host = {
    caller,
    ...files(under, 'denied'),
    ask: ([program]) => {
      throw new Unseen(`${program}: ${root} is not running, so it cannot be asked`, 'asleep');
    },
    processes: () => {
      throw new Unseen(`${root} is not running, so it has no processes`, 'asleep');
    },
    // A user of the sleeping machine is never the one who looks.
    as: () => ({ ...host, ...files(under, 'unknown') }),
  };
  return host;
};

/** What the kernel alone keeps is not there to be read in a machine that sleeps, whatever lies in these folders. */
function asleep(path: string, root: string): undefined {
  if (/^\/(proc|sys|run)(\/|$)/.test(path)) throw new Unseen(`${path}: ${root} is not running`, 'asleep');
  return undefined;
}
