import { encode } from '../../../base/bytes.ts';
import { phrase } from '../../../base/phrase.ts';
import { withoutEnd } from '../../../base/without-end.ts';
import { decimalLong, leadingLong, parseUnsigned, signedLong } from '../../c-number.ts';
import { atLeast } from '../../version.ts';
import { normalizedPath } from '../reader/files.ts';
import { type Diagnostic, invalid, quoted, type ValueCheck } from './diagnostic.ts';

/** PATH_MAX, NAME_MAX + 1 and the size of `nodename` in utsname(2), which all count the NUL at the end. */
const limits = { path: 4096, ttyDir: 256, hostName: 65 } as const;

/** Since 4.0.7 the path is normalized first (`path_simplify`). */
export const path: ValueCheck = ({ value, version }) =>
  tooLong(atLeast(version, 4, 0, 7) ? normalizedPath(value) : value, limits.path);

/** Since 3.0 the part before the first colon is the storage type, and each part may be as long as a path. */
export const rootfsPath: ValueCheck = (use) => {
  const colon = atLeast(use.version, 3) ? use.value.indexOf(':') : -1;
  const parts = colon === -1 ? [use.value] : [use.value.slice(0, colon), use.value.slice(colon + 1)];
  return parts.map((value) => path({ ...use, value })).find((diagnostic) => diagnostic !== undefined);
};

export const ttyDir: ValueCheck = ({ value }) => tooLong(value, limits.ttyDir);

export const hostName: ValueCheck = ({ value, version }) => {
  if (bytes(value) < limits.hostName) return undefined;
  const lxcMessage = atLeast(version, 2, 1) ? undefined : `node name '${value}' is too long`;
  return invalid(
    phrase`the host name has ${bytes(value)} bytes; the limit is ${limits.hostName - 1}`,
    lxcMessage,
  );
};

function tooLong(value: string, size: number): Diagnostic | undefined {
  if (bytes(value) < size) return undefined;
  return invalid(
    phrase`the value has ${bytes(value)} bytes; the limit is ${size - 1}`,
    `${value} is too long (>= ${size})`,
  );
}

const bytes = (text: string): number => encode(text).length;

/** `lxc_safe_uint` since 2.0. Before, atoi(3) accepted any text. */
export const uint: ValueCheck = ({ value, version }) =>
  !atLeast(version, 2) || isUint(value)
    ? undefined
    : invalid(phrase`${quoted(value)} is not an integer from 0 to 4294967295`);

export const bool: ValueCheck = ({ name, value, version }) => {
  if (!atLeast(version, 2)) return undefined;
  const number = parseUnsigned(value);
  if (number === 0 || number === 1) return undefined;
  const lxcMessage = name === 'lxc.console.rotate' && isUint(value) ? rotateMessage : undefined;
  return invalid(
    phrase`${quoted(value)} is neither 0 nor 1; LXC does not accept yes, true or on`,
    lxcMessage,
  );
};

const rotateMessage = 'The "lxc.console.rotate" config key can only be set to 0 or 1';

/**
 * Since 4.0.11 these setters return `-errno` while errno is still 0: most invalid values are accepted and change
 * nothing. A minus sign is rejected, and so is what strtoul(3) finds too big.
 */
export const laxUint: ValueCheck = (use) =>
  atLeast(use.version, 4, 0, 11) && !/^[\t-\r ]*-/.test(use.value) && leadingLong(use.value) < 2n ** 64n
    ? undefined
    : uint(use);

export const laxBool: ValueCheck = (use) => {
  const { name, value, version } = use;
  if (!isUint(value)) return laxUint(use);
  const lxcMessage = name === 'lxc.hook.version' ? hookMessage : undefined;
  return (parseUnsigned(value) ?? 0) <= 1 || !atLeast(version, 2)
    ? undefined
    : invalid(phrase`${quoted(value)} is neither 0 nor 1`, lxcMessage);
};

const hookMessage = 'Invalid hook version specified. Currently only 0 (legacy) and 1 are supported';

export const int: ValueCheck = ({ value, version }) => {
  const number = signedLong(value);
  if (!atLeast(version, 2) || (number !== undefined && BigInt.asIntN(32, number) === number))
    return undefined;
  return invalid(phrase`${quoted(value)} is not a 32-bit integer`);
};

/** `parse_byte_size_string`: two letters are a unit, a single one is ignored. Before 4.0.6 its errors were ignored. */
export const size: ValueCheck = ({ value, version }) => {
  const [, number = '', unit = ''] = /^(.*?)([a-z]{1,2}|(?<=\d))$/is.exec(value.slice(0, 22)) ?? [];
  const count = signedLong(withoutEnd(number, ' \t'));
  const scale = unit.length < 2 ? 0n : scales.get(unit.toLowerCase());
  const fits = count !== undefined && scale !== undefined && count >= 0n && count << scale < 2n ** 63n;
  if ((fits && value.length < 22) || value === 'auto' || !atLeast(version, 4, 0, 6)) return undefined;
  return invalid(phrase`${quoted(value)} is not a size: LXC expects bytes, or a number with KB, MB or GB`);
};

const scales: ReadonlyMap<string, bigint> = new Map([
  ['kb', 10n],
  ['mb', 20n],
  ['gb', 30n],
]);

/** `lxc_safe_int64_residual` leaves two bytes for the unit, a blank beside it included. */
export const time: ValueCheck = ({ value }) => {
  const [, sign, digits = '', unit = ''] =
    /^[\t-\r ]*([+-]?)(\d+)(ms|us|ns|[hms][ \t]?|[ \t][hms])$/.exec(value) ?? [];
  const number = sign === '-' ? -decimalLong(digits) : decimalLong(digits);
  if (sign !== undefined && isOffset(number, unit.trim())) return undefined;
  return invalid(
    phrase`${quoted(value)} is not a time offset: LXC expects an integer and one of h, m, s, ms, us and ns`,
  );
};

/** LXC stores a long of seconds or nanoseconds. strtoll(3) silently clamps what is below the least one. */
function isOffset(number: bigint, unit: string): boolean {
  const factor = factors.get(unit);
  // `multiply_overflow` takes a negative number for an overflow.
  if (factor !== undefined && number < 0n) return false;
  const least = -(2n ** 63n);
  const kept = (number < least ? least : number) * (factor ?? 1n);
  return BigInt.asIntN(64, kept) === kept;
}

const factors: ReadonlyMap<string, bigint> = new Map([
  ['h', 3600n],
  ['m', 60n],
  ['ms', 1_000_000n],
  ['us', 1000n],
]);

export const groupIds: ValueCheck = ({ value }) => {
  const parts = value.split(',').filter((part) => part !== '');
  if (parts.length === 0)
    return invalid(phrase`no group ID in the list`, `No valid groups specified ${value}`);
  const wrong = parts.find((part) => !isUint(part));
  if (wrong === undefined) return undefined;
  return invalid(phrase`${quoted(wrong)} is not a group ID`, `Failed to parse group ${wrong}`, {
    word: wrong,
  });
};

const isUint = (text: string): boolean => (parseUnsigned(text) ?? 2 ** 32) < 2 ** 32;
