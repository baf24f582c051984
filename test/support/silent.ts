import type { Host } from '../../src/host/host.ts';
import { NotRecorded } from '../../src/host/snapshot.ts';

/** The machine of a snapshot, on which there is nothing else: what it does not mention is absent. */
export function silent(host: Host): Host {
  const orNothing =
    <A extends unknown[], T>(look: (...about: A) => T | undefined) =>
    (...about: A): T | undefined => {
      try {
        return look(...about);
      } catch (error) {
        if (error instanceof NotRecorded) return undefined;
        throw error;
      }
    };
  return {
    ...host,
    read: orNothing(host.read),
    list: orNothing(host.list),
    stat: orNothing(host.stat),
    link: orNothing(host.link),
    program: orNothing(host.program),
    ask: orNothing(host.ask),
    as: (who) => silent(host.as(who)),
  };
}
