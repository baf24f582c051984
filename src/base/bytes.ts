/**
 * Text that forgets no byte. What is not UTF-8 becomes a lone surrogate, U+DC80 to U+DCFF for the bytes 0x80 to 0xff (the
 * way of Python's PEP 383), so that a file with Latin-1 in it can be edited and keeps every other byte.
 */
export function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return pieces(bytes);
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whole characters where there are any, single bytes where there are not. */
function pieces(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = characterAt(bytes, at);
    text +=
      length === 0
        ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0))
        : strict.decode(bytes.subarray(at, at + length));
    at += Math.max(1, length);
  }
  return text;
}

/** How many bytes the character that begins here has; 0 where none does. */
function characterAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  try {
    strict.decode(bytes.subarray(at, at + length));
    return at + length <= bytes.length ? length : 0;
  } catch {
    return 0;
  }
}

/** The bytes of a text, those included that `decode` could not read. */
export function encode(text: string): Uint8Array {
  if (!unread.test(text)) return encoder.encode(text);
  const bytes: number[] = [];
  for (const character of text) {
    if (unread.test(character)) bytes.push(character.charCodeAt(0) - 0xdc00);
    else bytes.push(...encoder.encode(character));
  }
  return Uint8Array.from(bytes);
}

const encoder = new TextEncoder();

/** What stands for a byte that could not be read: a low surrogate without the high one before it. */
export const unread = /(?<![\ud800-\udbff])[\udc80-\udcff]/;
