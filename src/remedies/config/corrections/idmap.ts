import { phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import { parseUnsigned } from '../../../lxc/c-number.ts';
import { contains, end } from '../../../lxc/idrange.ts';
import type { Proposal, RefusedLine } from './proposal.ts';

/** `b` or `both`, as other tools write it: becomes a line for UIDs and one for GIDs, unless one of them exists. */
export function splitBothKinds({ refused, indent, key, value, others }: RefusedLine): Proposal | undefined {
  const [, numbers] = /^b(?:oth)?[ \t]+(.*)$/s.exec(value) ?? [];
  if (!isMap(key) || refused.why !== 'bad-value' || numbers === undefined) return undefined;
  const missing = (['u', 'g'] as const).filter((type) => mapsOf(type, others).length === 0);
  if (missing.length === 0) return undefined;
  const existing = (['u', 'g'] as const).flatMap((type) => mapsOf(type, others));
  return {
    // If the existing line has other numbers, either may be what was meant.
    safety: existing.every((each) => each === squeezed(numbers)) ? 'safe' : 'unsafe',
    title:
      missing.length === 2
        ? phrase`write one line for UIDs and one for GIDs`
        : phrase`change the type to ${missing[0] ?? ''}`,
    lines: missing.map((type) => `${indent}${key} = ${type} ${numbers}`),
  };
}

/** A mapping without a count: adds the number of IDs that are granted from its start on. */
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
    title: phrase`add the count: ${count} IDs are granted`,
    lines: [`${indent}${key} = ${type} ${inside} ${host} ${count}`],
  };
}

const isMap = (key: string): boolean => key === 'lxc.idmap' || key === 'lxc.id_map';

/** The numbers in the lines for UIDs or GIDs. */
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
