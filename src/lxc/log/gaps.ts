import type { Phrase } from '../../base/phrase.ts';

/** What the gaps of a line say, in words: undefined where they hold something else than usual. */
export type Said = (...gaps: readonly string[]) => Phrase | undefined;

/** Lines, as the catalogue has them, and what they are about beyond their own words. */
export type SaidOfLines = Readonly<Record<string, Said>>;
