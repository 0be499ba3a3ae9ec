import { BlockList, isIP } from 'node:net';

/** A network that nobody is sent to, as `net.BlockList` takes it. */
export type ClosedNetwork = readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'];

/** Networks that belong to nobody outside: this machine, the house, links, carriers, documentation, multicast and what is reserved. */
export const closedNetworks: readonly ClosedNetwork[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const closed = new BlockList();
for (const [net, prefix, family] of closedNetworks) closed.addSubnet(net, prefix, family);

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whether an address is one of the public internet. IPv4 inside IPv6 is judged as the IPv4 that it is. */
export function isPublicAddress(address: string): boolean {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return isPublicAddress(mapped);
  const family = isIP(address);
  if (family === 0) return false;
  // `::ffff:a.b.c.d` is also written in hexadecimal; the list of IPv4 networks is asked through its own check.
  return !closed.check(address, family === 4 ? 'ipv4' : 'ipv6') && !/^::ffff:/i.test(address);
}

/** Hosts that may be asked although they are inside, as `host` or `host:port`, by a setting of the operator. */
export function readAllowed(setting: string | undefined): ReadonlySet<string> {
  return new Set((setting ?? '').split(',').flatMap((host) => (host.trim() === '' ? [] : [host.trim().toLowerCase()])));
}

/** Whether an address is on the operator's list. */
export function isAllowed(url: URL, allowed: ReadonlySet<string>): boolean {
  return allowed.has(url.host.toLowerCase()) || allowed.has(url.hostname.toLowerCase());
}
