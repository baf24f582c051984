import { parsePattern, type Tree } from './pattern-tree.ts';

/** What makes a text of about `n` characters. */
export type Hostile = (n: number) => string;

/** The texts that would take a pattern longest: much of what it repeats, and then something else than it waits for. */
export function hostileTo(source: string, flags: string): Hostile[] {
  const tree = parsePattern(source);
  const found = [0, 1].flatMap((least) => repeats(tree, '', { flags, least }));
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()].flatMap(texts);
}

const texts = ({ before, units }: Repeat): Hostile[] =>
  units.flatMap((unit) =>
    endings.flatMap((ending): Hostile[] => [
      (n) => before + times(unit, n) + ending,
      ...(before === '' ? [] : [(n: number) => times(before + unit, n) + ending]),
    ]),
  );

const times = (unit: string, n: number): string => unit.repeat(Math.max(1, Math.floor(n / unit.length)));

/** What files are hostile with: blanks, slashes, line ends of all kinds, digits, quotes, and what is no character. */
const alphabet = [...'xa01_A \t\r\n\0/#=-.:,"\'\\\u2028\ufeffé', '\udc80'];

const endings = ['', '\n', 'x', '!', ' y', '\u2028', '#', ':-'];

/** How a text is made that matches: `least` is how often it has at least what may be left out. */
interface Way {
  readonly flags: string;
  readonly least: number;
}

interface Repeat {
  readonly before: string;
  readonly units: readonly string[];
}

/** Everything in it that is repeated without end, with a text that leads there. */
function repeats(tree: Tree, before: string, way: Way): Repeat[] {
  if (tree.is === 'character') return [];
  if (tree.is === 'choice') return tree.of.flatMap((each) => repeats(each, before, way));
  if (tree.is === 'repeat') {
    const [of] = tree.of;
    const units = [...new Set(samples(of, way))].filter((unit) => unit !== '');
    return [...(tree.endless && units.length > 0 ? [{ before, units }] : []), ...repeats(of, before, way)];
  }
  let reached = before;
  return tree.of.flatMap((each) => {
    const found = repeats(each, reached, way);
    reached += sample(each, way);
    return found;
  });
}

/** Texts that match, of a character all that we have. */
function samples(tree: Tree, way: Way): string[] {
  if (tree.is === 'character') return matching(tree.source, way);
  if (tree.is === 'choice') return tree.of.flatMap((each) => samples(each, way));
  return [sample(tree, way)];
}

/** The shortest text that matches. */
function sample(tree: Tree, way: Way): string {
  switch (tree.is) {
    case 'assertion':
      return '';
    case 'character':
      return matching(tree.source, way)[0] ?? '';
    case 'repeat':
      return sample(tree.of[0], way).repeat(Math.max(tree.min, way.least));
    case 'choice':
      return tree.of[0] ? sample(tree.of[0], way) : '';
    case 'sequence':
      return tree.of.map((each) => sample(each, way)).join('');
  }
}

/** A character that is spelt out may be in no alphabet. */
function matching(source: string, { flags }: Way): string[] {
  const one = new RegExp(`^${source}$`, flags.replace(/[gym]/g, ''));
  const spelt = [...source].filter((character) => one.test(character));
  return [...new Set([...alphabet.filter((character) => one.test(character)), ...spelt.slice(0, 4)])];
}
