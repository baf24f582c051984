import { phrase } from '../../../base/phrase.ts';
import { keyNamed } from '../../../lxc/config/keys/keys.ts';
import { trailingComment } from '../../trailing-comment.ts';
import type { Proposal, RefusedLine } from './proposal.ts';

/** YAML's colon, or nothing but a blank, where an equals sign has to be. */
export function addEqualsSign({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  if (refused.why !== 'no-equals' || value === '') return undefined;
  return { safety: 'safe', title: phrase`add an equals sign`, lines: [`${indent}${key} = ${value}`] };
}

/** There are no comments behind a value, so it goes above. */
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

/** For keys that are either on or off. */
export function toZeroOrOne({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  const digit = digits[value.replace(/^(["'])(.*)\1$/, '$2').toLowerCase()];
  if (refused.why !== 'bad-value' || digit === undefined || !/bool$/.test(keyNamed(key)?.kind ?? ''))
    return undefined;
  return { safety: 'safe', title: phrase`write ${digit}`, lines: [`${indent}${key} = ${digit}`] };
}

/**
 * An interface that has a link, but no type or `bridge` for one: of all the types, only veth has a link that a user's
 * container may have.
 */
export function correctNicType({ refused, indent, key, value, others }: RefusedLine): Proposal | undefined {
  const [, nic] = /^(lxc\.net\.\d+)\.type$/.exec(key) ?? [];
  if (refused.why !== 'bad-value' || nic === undefined || !/^(|bridge|bridged|nic)$/i.test(value))
    return undefined;
  const linked = others.some(({ text }) => text.trim().startsWith(`${nic}.link`) && /=\s*[^\s#]/.test(text));
  return linked
    ? { safety: 'safe', title: phrase`write veth, which has a link`, lines: [`${indent}${key} = veth`] }
    : undefined;
}
