/**
 * What LXC and the kernel make of a hardware address:
 *
 * - `unreadable`: liblxc refuses it
 * - `multicast`, `zero`: the kernel refuses it (eth_mac_addr() accepts what is_valid_ether_addr() does)
 * - `open`: decided at start, as it contains an `x`, which stands for a random digit, or an octet is missing
 * - `fixed`: it is this one, `00:16:3e:00:00:01`
 */
export type Hwaddr = { readonly kind: 'unreadable' | 'multicast' | 'zero' | 'open' } | Fixed;

interface Fixed {
  readonly kind: 'fixed';
  readonly address: string;
}

/**
 * Six octets of one or two digits, with or without colons; anything after them is ignored (lxc 5.0.2,
 * `lxc_convert_mac` and `rand_complete_hwaddr`).
 */
export function parseHwaddr(value: string): Hwaddr {
  const digits = /([\dA-Fa-fxX])(?:([\dA-Fa-fxX])|:|$):?/y;
  const octets: string[] = [];
  while (octets.length < 6 && digits.lastIndex < value.length) {
    const [all, high, low] = digits.exec(value) ?? [];
    if (all === undefined || high === undefined) return { kind: 'unreadable' };
    octets.push((low === undefined ? `0${high}` : `${high}${low}`).toLowerCase());
  }
  // A random digit in this place is an even one.
  if (/^.[13579bdf]/.test(octets[0] ?? '')) return { kind: 'multicast' };
  const address = octets.join(':');
  if (octets.length < 6 || address.includes('x')) return { kind: 'open' };
  return address === '00:00:00:00:00:00' ? { kind: 'zero' } : { kind: 'fixed', address };
}
