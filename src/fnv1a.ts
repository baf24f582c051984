import { encode } from './bytes.ts';
/** FNV-1a, 64 bits, as 16 hexadecimal digits: short, stable everywhere, and not for secrets. */
export function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
