/** A regular expression, taken apart as far as it takes to think of what would keep it busy. */
export type Tree =
  | { readonly is: 'sequence' | 'choice' | 'assertion'; readonly of: readonly Tree[] }
  | { readonly is: 'character'; readonly source: string }
  | { readonly is: 'repeat'; readonly of: readonly [Tree]; readonly min: number; readonly endless: boolean };

export function parsePattern(source: string): Tree {
  let at = 0;
  const take = (expression: RegExp): RegExpExecArray | undefined => {
    const sticky = new RegExp(expression.source, 'ys');
    sticky.lastIndex = at;
    const found = sticky.exec(source) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };

  const choice = (): Tree => {
    const options = [sequence()];
    while (take(/\|/)) options.push(sequence());
    return options.length === 1 && options[0] ? options[0] : { is: 'choice', of: options };
  };

  const sequence = (): Tree => {
    const of: Tree[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') of.push(repeated(atom()));
    return { is: 'sequence', of };
  };

  const repeated = (tree: Tree): Tree => {
    const [, words, least, comma, most] = take(/([*+?]|\{(\d+)(,?)(\d*)\})\??/) ?? [];
    if (words === undefined) return tree;
    const min = words === '+' ? 1 : Number(least ?? 0);
    // What has an end that is far away is as good as endless.
    const endless = words === '*' || words === '+' || (comma !== '' && most === '') || Number(most) > 100;
    return { is: 'repeat', of: [tree], min, endless };
  };

  const atom = (): Tree => {
    if (take(/\((?:\?(?:<?[=!]))/)) return { is: 'assertion', of: [closed()] };
    if (take(/\((?:\?(?::|<\w+>))?/)) return closed();
    if (take(/[$^]|\\[bB]/)) return { is: 'assertion', of: [] };
    // An escape, a class, or a character that stands for itself.
    const [character] = take(
      /\\(?:p\{[^}]*\}|u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|.)|\[(?:\\.|[^\]\\])*\]|./i,
    ) ?? [''];
    return { is: 'character', source: character };
  };

  const closed = (): Tree => {
    const inner = choice();
    if (!take(/\)/)) throw new Error(`cannot take /${source}/ apart at ${at}`);
    return inner;
  };

  return choice();
}
