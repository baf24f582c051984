import { distance } from 'fastest-levenshtein';

/** The one of these names that was probably meant: at most a third of its letters are off. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((each) => ({ each, off: distance(name.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.off - b.off);
  const [best] = ranked;
  return best && best.off <= Math.max(1, Math.floor(best.each.length / 3)) ? best.each : undefined;
}

/** ` (did you mean X?)`, or nothing. */
export function didYouMean(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return meant === undefined ? '' : ` (did you mean ${meant}?)`;
}
