import { distance } from 'fastest-levenshtein';

/** The name that was probably meant: at most two letters differ, or in long names a third. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    // The difference in length is a lower bound, and a hostile name has millions of letters.
    .filter((each) => Math.abs(name.length - each.length) <= allowance(each))
    .map((each) => ({ each, off: distance(name.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.off - b.off);
  const [best] = ranked;
  return best && best.off <= allowance(best.each) ? best.each : undefined;
}

/** In the shortest names two letters are too many. */
const allowance = ({ length }: string): number => (length <= 3 ? 1 : Math.max(2, Math.floor(length / 3)));

/** ` (did you mean X?)`, or nothing; `before` is the prefix of each name. */
export function didYouMean(name: string, names: readonly string[], before = ''): string {
  const meant = nearestName(name, names);
  return meant === undefined ? '' : ` (did you mean ${before}${meant}?)`;
}
