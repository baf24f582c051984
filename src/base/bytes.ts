/**
 * Lossless decoding. Bytes that are not UTF-8 become lone surrogates, U+DC80 to U+DCFF for 0x80 to 0xff (as
 * in Python's PEP 383), so that a file with Latin-1 in it can be edited without changing any other byte.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return pieces(bytes);
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Whole characters where possible, otherwise single bytes. Decoded by hand: a TextDecoder that throws at
 * every byte takes a hundred times as long, which a hostile file could exploit.
 */
function pieces(bytes: Uint8Array): string {
  // At most one unit per byte.
  const units = new Uint16Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterAt(bytes, at);
    const point = length === 0 ? 0xdc00 + (bytes[at] ?? 0) : pointAt(bytes, at, length);
    if (point > 0xffff) units[count++] = 0xd7c0 + (point >> 10);
    units[count++] = point > 0xffff ? 0xdc00 + (point & 0x3ff) : point;
    at += Math.max(1, length);
  }
  let text = '';
  for (let from = 0; from < count; from += atOnce)
    text += String.fromCharCode(...units.subarray(from, Math.min(count, from + atOnce)));
  return text;
}

/** Limited because the arguments of a call are on the stack. */
const atOnce = 8192;

/** The length in bytes of the character at `at`; 0 where it is invalid (Unicode 15, table 3-7). */
function characterAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const length = lengthAfter(lead);
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  // Overlong, a surrogate, or beyond U+10FFFF.
  const isOdd =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f);
  return isOdd ? 0 : length;
}

/** The code point of a character of `length` bytes. */
function pointAt(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] ?? 0) & (length === 1 ? 0x7f : 0xff >> (length + 1));
  for (let next = 1; next < length; next++) point = (point << 6) | ((bytes[at + next] ?? 0) & 0x3f);
  return point;
}

/** The length in bytes of a character with this first byte; 0 where it is invalid. */
function lengthAfter(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead >= 0xf5) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** The bytes of a text, including those that `decode` kept as surrogates. */
export function encode(text: string): Uint8Array {
  if (!undecoded.test(text)) return encoder.encode(text);
  const bytes = new Uint8Array(3 * text.length);
  let count = 0;
  for (const character of text) count += put(character.codePointAt(0) ?? 0, bytes, count);
  return bytes.slice(0, count);
}

const encoder = new TextEncoder();

/** Writes one code point and returns its length. A surrogate that stands for no byte becomes U+FFFD. */
function put(point: number, bytes: Uint8Array, at: number): number {
  if (point >= 0xdc80 && point <= 0xdcff) {
    bytes[at] = point - 0xdc00;
    return 1;
  }
  let left = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
  const length = lengthOf(left);
  for (let last = length - 1; last > 0; last--) {
    bytes[at + last] = 0x80 | (left & 0x3f);
    left >>= 6;
  }
  bytes[at] = length === 1 ? left : ((0xf00 >> length) & 0xff) | left;
  return length;
}

function lengthOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** A byte that could not be decoded: a low surrogate without a high one before it. */
export const undecoded = /(?<![\ud800-\udbff])[\udc80-\udcff]/;
