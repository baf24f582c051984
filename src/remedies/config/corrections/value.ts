import { nearestName } from '../../../base/did-you-mean.ts';
import { phrase } from '../../../base/phrase.ts';
import { keyNamed } from '../../../lxc/config/keys/keys.ts';
import { wordsOf } from '../../../lxc/config/values/words.ts';
import { trailingComment } from '../../trailing-comment.ts';
import type { Proposal, RefusedLine } from './proposal.ts';

/** A colon as in YAML, or only a blank, instead of an equals sign. */
export function addEqualsSign({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  if (refused.why !== 'no-equals' || value === '') return undefined;
  return { safety: 'safe', title: phrase`add the equals sign`, lines: [`${indent}${key} = ${value}`] };
}

/** There are no end-of-line comments, so it goes above. */
export function moveComment({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  const { before, comment } = trailingComment(value) ?? {};
  if (refused.why !== 'bad-value' || !before || !comment) return undefined;
  return {
    safety: 'safe',
    title: phrase`put the comment on a line of its own`,
    lines: [`${indent}${comment}`, `${indent}${key} = ${before}`],
  };
}

const digits: Readonly<Record<string, string>> = {
  yes: '1',
  true: '1',
  on: '1',
  enabled: '1',
  no: '0',
  false: '0',
  off: '0',
  disabled: '0',
};

/** For boolean keys. */
export function toZeroOrOne({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  const digit = digits[value.replace(/^(["'])(.*)\1$/, '$2').toLowerCase()];
  if (refused.why !== 'bad-value' || digit === undefined || !/bool$/.test(keyNamed(key)?.kind ?? ''))
    return undefined;
  return {
    safety: 'safe',
    title: phrase`change the value to ${digit}`,
    lines: [`${indent}${key} = ${digit}`],
  };
}

/**
 * An interface that has a link, but no type, or `bridge`: of the types with a link only veth is possible for an
 * unprivileged container.
 */
export function correctNicType({ refused, indent, key, value, others }: RefusedLine): Proposal | undefined {
  const [, nic] = /^(lxc\.net\.\d+)\.type$/.exec(key) ?? [];
  if (refused.why !== 'bad-value' || nic === undefined || !/^(|bridge|bridged|nic)$/i.test(value))
    return undefined;
  const linked = others.some(({ text }) => text.trim().startsWith(`${nic}.link`) && /=\s*[^\s#]/.test(text));
  return linked
    ? { safety: 'safe', title: phrase`change the type to veth`, lines: [`${indent}${key} = veth`] }
    : undefined;
}

/** A word that is nearly one that LXC knows, alone or in a list: `amd65`, `sys_adminn`, `CAP_MKNOD`. */
export function correctWord({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  const known = wordsOf(keyNamed(key)?.kind);
  if (refused.why !== 'bad-value' || known.length === 0 || value.length > longestList) return undefined;
  const written = value.split(/[ \t]+/);
  const words = written.map((word) => knownSpelling(word, known) ?? nearestName(word, known) ?? word);
  const corrected = words.join(' ');
  if (corrected === written.join(' ')) return undefined;
  const isSpelling = written.every((word, index) => knownSpelling(word, known) === words[index]);
  return {
    // In another spelling it is the same word.
    safety: isSpelling ? 'safe' : 'unsafe',
    title: isSpelling
      ? phrase`change the value to ${corrected}`
      : phrase`change the value to ${corrected}, if that was meant`,
    lines: [`${indent}${key} = ${corrected}`],
  };
}

/** Characters: no list that a person writes is longer. */
const longestList = 1000;

const knownSpelling = (word: string, known: readonly string[]): string | undefined =>
  [word, word.toLowerCase(), word.toUpperCase(), word.toLowerCase().replace(/^cap_/, '')].find((each) =>
    known.includes(each),
  );
