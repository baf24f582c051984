/**
 * A whole text as strtoul(3) with base 0 reads it: decimal, `0x` hexadecimal, or octal after a leading 0.
 * Blanks and a `+` may lead, nothing may follow. Beyond 2^53 a number is not exact any more, so it is Infinity:
 * every id and count ends at 2^32, and whoever compares needs no more than "too big".
 *
 * strtoul also takes `-1`, for 2^64-1. Nobody means that, and LXC itself refuses it: it is no number here.
 */
export function parseUnsigned(text: string): number | undefined {
  const value = unsignedLong(text);
  if (value === undefined) return undefined;
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}

/** The same, and exact up to 2^64. What is more is some number beyond that. */
export function unsignedLong(text: string): bigint | undefined {
  return /^[\t-\r ]*-/.test(text) ? undefined : signedLong(text);
}

/** The same, with a minus or without. */
export function signedLong(text: string): bigint | undefined {
  const [, sign, hex, octal, decimal] =
    /^[\t-\r ]*([+-]?)(?:0x([\da-f]+)|(0[0-7]*)|([1-9]\d*))$/i.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const notHex = octal === undefined ? short('', decimal ?? '') : short('0o', octal);
  const size = hex === undefined ? notHex : short('0x', hex);
  return sign === '-' ? -size : size;
}

/** As much of a text as strtoul(3) gets to: what follows the number does not count. */
export const leadingLong = (text: string): bigint =>
  unsignedLong(/^[\t-\r ]*\+?(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)/i.exec(text)?.[0] ?? '0') ?? 0n;

/** Decimal digits, whatever they begin with. */
export const decimalLong = (digits: string): bigint => short('', digits);

/** By no more digits than matter: making a number of a million takes its time. */
function short(base: '0x' | '0o' | '', digits: string): bigint {
  const first = digits.search(/[^0]/);
  return first === -1 ? 0n : BigInt(base + digits.slice(first, first + 30));
}
