import { linesOf, perConfig } from './per-config.ts';
import { words } from './values.ts';

/** Each line adds to those above it. */
const namedIn = (key: string) =>
  perConfig(
    (situation) => new Set(linesOf(situation, key).flatMap(({ at }) => words(at.value.toLowerCase()))),
  );

export const clonedByName = namedIn('lxc.namespace.clone');
export const keptByName = namedIn('lxc.namespace.keep');
