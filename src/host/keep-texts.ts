import type { Host } from './host.ts';

/** The same machine, and the text of every file that is read through it, as it was read last. */
export function remember(original: Host): { host: Host; seen: ReadonlyMap<string, string> } {
  const seen = new Map<string, string>();
  const through = (host: Host): Host => ({
    ...host,
    read: (path) => {
      const text = host.read(path);
      if (text !== undefined) seen.set(path, text);
      return text;
    },
    as: (who) => through(host.as(who)),
  });
  return { host: through(original), seen };
}
