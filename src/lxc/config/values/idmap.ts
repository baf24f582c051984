import { phrase } from '../../../base/phrase.ts';
import { parseUnsigned, unsignedLong } from '../../c-number.ts';
import { atLeast, type Version } from '../../version.ts';
import { type Diagnostic, invalid, quoted, type ValueCheck } from './diagnostic.ts';

/** What a line of `lxc.idmap` says. Numbers beyond 2^53 are Infinity: LXC accepts them, the kernel does not. */
export interface MapLine {
  readonly type: 'u' | 'g';
  readonly inside: number;
  readonly host: number;
  readonly count: number;
}

export const idmapValue: ValueCheck = ({ value, version }) => {
  const parsed = parseMap(value, version);
  return 'type' in parsed ? undefined : parsed;
};

/** `parse_idmaps` in confile_utils.c since 2.0.9, sscanf(3) before: numbers are decimal there, and more may follow. */
export function parseMap(value: string, version: Version): MapLine | Diagnostic {
  if (atLeast(version, 2, 0, 9)) return strictly(value);
  const [, type = '', ...numbers] = /^([\s\S])\s*(\d+)\s+(\d+)\s+(\d+)/.exec(value) ?? [];
  const [inside, host, count] = numbers.map((text) => Number(text));
  return isType(type) ? whole(type, inside, host, count) : malformed;
}

function strictly(value: string): MapLine | Diagnostic {
  const [type = '', ...fields] = value.split(/[ \t\r]+/).filter((field) => field !== '');
  if (type !== '' && !/^[ug]/.test(type)) return wrongType(type.slice(0, 1));
  if (!isType(type)) return malformed;
  const [inside, host, count] = fields.map(ulong);
  // In liblxc's order: it parses a number as soon as a blank ends it.
  if (fields.length > 1 && inside === undefined) return wrongNumber('nsid', fields[0]);
  if (fields.length > 2 && host === undefined) return wrongNumber('hostid', fields[1]);
  if (fields.length !== 3) return malformed;
  return count === undefined ? wrongNumber('id mapping range', fields[2]) : whole(type, inside, host, count);
}

const whole = (type: 'u' | 'g', inside?: number, host?: number, count?: number): MapLine | Diagnostic =>
  inside === undefined || host === undefined || count === undefined
    ? malformed
    : { type, inside, host, count };

const malformed: Diagnostic = invalid(
  phrase`an ID mapping has four fields: u or g, first ID in the container, first ID on the host, count`,
  'Failed to parse id mappings',
);

const wrongType = (type: string): Diagnostic =>
  invalid(
    phrase`an ID mapping must begin with u or g, not ${quoted(type)}`,
    `Invalid id mapping type: ${type}`,
    {
      word: type,
    },
  );

const wrongNumber = (what: string, word = ''): Diagnostic =>
  invalid(phrase`${quoted(word)} is not a number`, `Failed to parse ${what}: ${word}`, { word });

const ulong = (text: string): number | undefined =>
  (unsignedLong(text) ?? 0n) < 2n ** 64n ? parseUnsigned(text) : undefined;

const isType = (text: string): text is 'u' | 'g' => text === 'u' || text === 'g';
