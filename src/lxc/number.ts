/**
 * A whole text as strtoul(3) with base 0 reads it: decimal, `0x` hexadecimal, or octal after a leading 0.
 * Blanks and a `+` may lead, nothing may follow. Beyond 2^53 a number is not exact any more, so it is Infinity:
 * every id and count ends at 2^32, and whoever compares needs no more than "too big".
 *
 * strtoul also takes `-1`, for 2^64-1. Nobody means that, and LXC itself refuses it: it is no number here.
 */
export function unsigned(text: string): number | undefined {
  const value = unsignedLong(text);
  if (value === undefined) return undefined;
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}

/** The same, and exact up to 2^64. What is more is some number beyond that. */
export function unsignedLong(text: string): bigint | undefined {
  const [, hex, octal, decimal] =
    /^[ \t\n\v\f\r]*\+?(?:0x([\da-f]+)|(0[0-7]*)|([1-9]\d*))$/i.exec(text) ?? [];
  if (hex !== undefined) return short('0x', hex);
  if (octal !== undefined) return short('0o', octal);
  return decimal === undefined ? undefined : short('', decimal);
}

/** Decimal digits, whatever they begin with. */
export const decimalLong = (digits: string): bigint => short('', digits);

/** By no more digits than matter: making a number of a million takes its time. */
function short(base: '0x' | '0o' | '', digits: string): bigint {
  const first = digits.search(/[^0]/);
  return first === -1 ? 0n : BigInt(base + digits.slice(first, first + 30));
}
