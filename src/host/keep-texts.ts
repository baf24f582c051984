import { attempt } from '../base/unseen.ts';
import { withheldMark } from '../base/withhold.ts';
import { type Excerpt, excerpt } from './excerpt.ts';
import type { Host } from './host.ts';

/** The same machine, and the last text read of every file. */
export function keepTexts(original: Host): { host: Host; seen: ReadonlyMap<string, string> } {
  const seen = new Map<string, string>();
  const through = (host: Host): Host => ({
    ...host,
    read: (path) => {
      const text = host.read(path);
      if (text !== undefined) seen.set(path, text);
      return text;
    },
    // A file that is read in part is edited as a whole.
    grep: (path, pattern) => {
      const text = attempt(() => host.read(path));
      const part = typeof text === 'string' ? excerpt(text, pattern) : host.grep(path, pattern);
      if (part) seen.set(path, typeof text === 'string' ? text : unread(part));
      return part;
    },
    as: (who) => through(host.as(who)),
  });
  return { host: through(original), seen };
}

/** A placeholder with as many lines as the file has. */
const unread = ({ length }: Excerpt): string => `${withheldMark}\n`.repeat(Math.min(length, 100_000));
