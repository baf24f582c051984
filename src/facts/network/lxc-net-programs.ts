import type { Fact } from '../../model/fact.ts';
import type { Component } from '../machine/package-manager.ts';

/** A program without which lxc-net creates no bridge, and takes away what it has begun. */
export interface Lack {
  readonly component: Extract<Component, 'dnsmasq' | 'nftables'>;
  /** Where it usually is. */
  readonly path: string;
}

/** dnsmasq hands out the addresses; nft, or else iptables, lets them out (lxc-net.in, LXC 4.0.6 to 7.0.0). */
export const lacksOfLxcNet: Fact<'machine', readonly Lack[]> = {
  subject: 'machine',
  gather: (host) => {
    const has = (program: string) =>
      folders.some((folder) => host.stat(`${folder}/${program}`) !== undefined);
    return [
      ...(has('dnsmasq') ? [] : [{ component: 'dnsmasq', path: '/usr/sbin/dnsmasq' } as const]),
      ...(has('nft') || has('iptables') ? [] : [{ component: 'nftables', path: '/usr/sbin/nft' } as const]),
    ];
  },
};

/** Where systemd and service(8) look, the usual one first. */
const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/local/sbin', '/usr/local/bin'];
