import { phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import { parseUnsigned } from '../../../lxc/c-number.ts';
import { contains, end } from '../../../lxc/idrange.ts';
import type { Proposal, RefusedLine } from './proposal.ts';

/** `b` or `both`, as other tools have it: a line for UIDs and one for GIDs, of which one may exist already. */
export function splitBothKinds({ refused, indent, key, value, others }: RefusedLine): Proposal | undefined {
  const [, numbers] = /^b(?:oth)?[ \t]+(.*)$/s.exec(value) ?? [];
  if (!isMap(key) || refused.why !== 'bad-value' || numbers === undefined) return undefined;
  const missing = (['u', 'g'] as const).filter((type) => mapsOf(type, others).length === 0);
  if (missing.length === 0) return undefined;
  const there = (['u', 'g'] as const).flatMap((type) => mapsOf(type, others));
  return {
    // Two lines that do not say the same of both kinds may each be what was meant.
    safety: there.every((each) => each === squeezed(numbers)) ? 'safe' : 'unsafe',
    title:
      missing.length === 2
        ? phrase`write one line for UIDs and one for GIDs`
        : phrase`write ${missing[0] ?? ''}`,
    lines: missing.map((type) => `${indent}${key} = ${type} ${numbers}`),
  };
}

/** A map that lacks its last word: as many as are granted from there on. */
export function completeCount({ refused, indent, key, value, grants }: RefusedLine): Proposal | undefined {
  const [type, inside, host, more] = value.split(/[ \t]+/);
  if (!isMap(key) || refused.why !== 'bad-value' || more !== undefined || host === undefined)
    return undefined;
  const start = parseUnsigned(host);
  const own = type === 'u' || type === 'g' ? (grants?.[type] ?? []) : [];
  const grant = own.find(({ range }) => start !== undefined && contains(range, start));
  if (!grant || start === undefined) return undefined;
  const count = end(grant.range) - start;
  return {
    safety: 'safe',
    title: phrase`add the granted count, ${count}`,
    lines: [`${indent}${key} = ${type} ${inside} ${host} ${count}`],
  };
}

const isMap = (key: string): boolean => key === 'lxc.idmap' || key === 'lxc.id_map';

/** The numbers in the lines for this kind of ids. */
const mapsOf = (type: 'u' | 'g', others: readonly Line[]): string[] =>
  others.flatMap(({ text }) => {
    const [, kind, numbers = ''] = /^[ \t]*lxc\.id_?map[ \t]*=[ \t]*([ug])[ \t]+([^\r]*)/.exec(text) ?? [];
    return kind === type ? [squeezed(numbers)] : [];
  });

const squeezed = (numbers: string): string =>
  numbers
    .trim()
    .split(/[ \t]+/)
    .join(' ');
