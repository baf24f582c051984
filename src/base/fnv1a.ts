import { encode } from './bytes.ts';

/**
 * FNV-1a, 64 bits, as 16 hexadecimal digits: short, stable everywhere, and not for secrets. Computed in
 * halves, since BigInt takes twice as long. The prime is 2^40 + 0x1b3.
 */
export function fnv1a(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
