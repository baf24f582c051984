/**
 * A whole text as strtoul(3) with base 0 reads it: decimal, `0x` hexadecimal, or octal after a leading 0.
 * Blanks and a `+` may lead, nothing may follow. Beyond 2^53 a number is not exact any more, so it is Infinity:
 * every id and count ends at 2^32, and whoever compares needs no more than "too big".
 *
 * strtoul also takes `-1`, for 2^64-1. Nobody means that, and LXC itself refuses it: it is no number here.
 */
export function unsigned(text: string): number | undefined {
  const [, hex, octal, decimal] =
    /^[ \t\n\v\f\r]*\+?(?:0x([\da-f]+)|(0[0-7]*)|([1-9]\d*))$/i.exec(text) ?? [];
  if (hex !== undefined) return exact(Number.parseInt(hex, 16));
  if (octal !== undefined) return exact(Number.parseInt(octal, 8));
  return decimal === undefined ? undefined : exact(Number(decimal));
}

const exact = (value: number): number => (Number.isSafeInteger(value) ? value : Number.POSITIVE_INFINITY);
