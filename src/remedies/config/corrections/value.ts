import { phrase } from '../../../base/phrase.ts';
import { keyNamed } from '../../../lxc/config/keys/keys.ts';
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
