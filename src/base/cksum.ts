import { encode } from './bytes.ts';

/**
 * What cksum(1) prints for a text: its CRC and its length in bytes, as POSIX defines them. Detects changes,
 * not forgeries.
 */
export function cksum(text: string): string {
  const bytes = encode(text);
  let crc = 0;
  for (const byte of bytes) crc = next(crc, byte);
  for (let length = bytes.length; length > 0; length = Math.floor(length / 256))
    crc = next(crc, length & 0xff);
  return `${~crc >>> 0} ${bytes.length}`;
}

function next(crc: number, byte: number): number {
  return (crc << 8) ^ (table[(crc >>> 24) ^ byte] ?? 0);
}

/** The table of the POSIX polynomial, which is that of Ethernet. */
const table = Int32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24;
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0);
  return crc;
});
