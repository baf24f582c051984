import { type List, list, phrase } from '../base/phrase.ts';
import { printable } from '../base/printable.ts';
import { shownName } from '../base/shown-name.ts';

/** Names that anybody reads in one sentence. */
const readable = 80;

/** Names within a sentence: of very many the first, and how many more there are. */
export const someOf = (names: readonly string[]): List =>
  names.length <= readable
    ? list(names.map(shown))
    : list([...names.slice(0, readable).map(shown), phrase`${names.length - readable} more`]);

const shown = (name: string): string => printable(shownName(name));
