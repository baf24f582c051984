import { nearestName } from '../../base/did-you-mean.ts';
import { list, type Phrase, phrase } from '../../base/phrase.ts';
import { type Line, narrow } from '../../base/place.ts';
import type { Container } from '../../model/subject.ts';

/**
 * A comment in an LXC config that suppresses findings: `# lxc-lint-disable RULE[, RULE…] -- REASON`. It is on a line of
 * its own, as LXC has no end-of-line comments.
 */
export interface SuppressionComment {
  /** The line it applies to, or undefined if it applies to the whole file. */
  readonly line: number | undefined;
  readonly rules: readonly Word[];
  readonly reason: string;
}

interface Word {
  readonly id: string;
  /** Narrowed to it. */
  readonly at: Line;
}

/** A comment that was meant to suppress something, but does not. */
interface Misspelt {
  readonly kind: 'unknown-comment' | 'no-rule' | 'no-reason';
  /** Narrowed to the word that is wrong. */
  readonly at: Line;
  readonly message: Phrase;
}

export interface SuppressionComments {
  readonly comments: readonly SuppressionComment[];
  readonly misspelt: readonly Misspelt[];
}

/** The comments of each container, by file; the container's own config comes first. */
export type CommentsOf = ReadonlyMap<Container, ReadonlyMap<string, readonly SuppressionComment[]>>;

const words = ['lxc-lint-disable', 'lxc-lint-disable-next-line'];

/** Finds the comments among the lines of one file. */
export function parseSuppressions(lines: readonly Line[]): SuppressionComments {
  const below = nextLines(lines);
  const found = lines.flatMap((at, index) => {
    const [, before = '', word, after = ''] =
      /^([ \t]*#+[ \t]*)(lxc-lint-(?:dis|en|ign)[\w-]*)(.*)$/s.exec(at.text) ?? [];
    return word === undefined ? [] : [read(at, before.length, word, after, below[index])];
  });
  return {
    comments: found.flatMap((each) => ('reason' in each ? [each] : [])),
    misspelt: found.flatMap((each) => ('message' in each ? [each] : [])),
  };
}

function read(
  at: Line,
  start: number,
  word: string,
  after: string,
  next: number | undefined,
): SuppressionComment | Misspelt {
  const wordAt = narrow(at, start, word.length);
  if (!words.includes(word)) {
    const meant = nearestName(word, words);
    const message =
      meant === undefined
        ? phrase`unknown comment ${word}: the comments are ${list(words)}`
        : phrase`unknown comment ${word}: did you mean ${meant}?`;
    return { kind: 'unknown-comment', at: wordAt, message };
  }
  const [ids = '', reason = ''] = after.trimEnd().split(/[ \t]--[ \t]+/, 2);
  const rules = [...ids.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    at: narrow(at, start + word.length + index, id.length),
  }));
  if (rules.length === 0) return { kind: 'no-rule', at: wordAt, message: phrase`the comment names no rule` };
  if (reason === '')
    return {
      kind: 'no-reason',
      at: wordAt,
      message: phrase`the comment has no effect, as it gives no reason after --`,
    };
  return { line: word === words[1] ? (next ?? 0) : undefined, rules, reason };
}

/** For each line the next one that LXC reads, past blank lines and comments. In one pass from the end. */
function nextLines(lines: readonly Line[]): (number | undefined)[] {
  let next: number | undefined;
  const upwards = [...lines].reverse().map(({ line, text }) => {
    const below = next;
    if (!/^[ \t]*(#|$)/.test(text)) next = line;
    return below;
  });
  return upwards.reverse();
}
