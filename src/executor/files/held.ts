import * as fs from 'node:fs';
import { phrase } from '../../base/phrase.ts';
import { Refused } from '../../fix/refused.ts';
import { O_PATH } from '../../host/held-way.ts';
import type { Identity } from '../../host/host.ts';
import { anchored } from './anchor.ts';

export interface HeldFile {
  /** The path by descriptor, which no rename affects. */
  readonly at: string;
  readonly file: number;
  readonly stat: fs.Stats;
}

/** Acts on the opened file or directory itself, never on the target of a link that has replaced it. */
export const holdFile = <T>(path: string, who: Identity, act: (held: HeldFile) => T): T =>
  anchored(path, who, ({ at }) => {
    const file = fs.openSync(at, O_PATH | fs.constants.O_NOFOLLOW);
    try {
      const stat = fs.fstatSync(file);
      if (stat.isSymbolicLink()) throw new Refused(phrase`${path} is a symbolic link`);
      if (stat.isFile() && stat.nlink > 1) throw new Refused(phrase`${path} has several names (hard links)`);
      return act({ at: `/proc/self/fd/${file}`, file, stat });
    } finally {
      fs.closeSync(file);
    }
  });
