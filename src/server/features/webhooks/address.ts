/**
 * Which addresses a webhook may have. Anybody who may create one could otherwise make the server call machines that
 * only it can reach; so private, loopback and link-local addresses are refused, by name and again by what the name
 * resolves to at the moment of connecting.
 */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';

const inner = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fec0::', 10],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is one that only machines nearby can reach. IPv4 inside IPv6 counts as what it carries. */
export function isInnerAddress(ip: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return inner.check(mapped, 'ipv4');
  return inner.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

/** The address as it is kept. Refuses `webhook_address`; `allowsInner` also lets plain http through. */
export function checkAddress(text: string, allowsInner: boolean): Result<string, Refusal> {
  const no = (problem: 'unreadable' | 'plain' | 'credentials' | 'inner') =>
    refuse(refusal('webhook_address', { address: text.trim(), problem }));
  if (!URL.canParse(text.trim())) return no('unreadable');
  const url = new URL(text.trim());
  const isPlain = url.protocol === 'http:';
  if (url.protocol !== 'https:' && !(isPlain && allowsInner)) return no('plain');
  if (url.username !== '' || url.password !== '') return no('credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowsInner && (host === 'localhost' || (isIP(host) !== 0 && isInnerAddress(host))))
    return no('inner');
  url.hash = '';
  return ok(url.href);
}

/** Looks a host up for a connection, and fails when any of its addresses is an inner one. */
export const outerLookup: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    const addresses = found as LookupAddress[] | undefined;
    if (error !== null) return callback(error, '', 0);
    const [first] = addresses ?? [];
    if (first === undefined) return callback(new Error(`${host} has no address`), '', 0);
    if (addresses!.some(({ address }) => isInnerAddress(address)))
      return callback(new Error(`${host} leads to a machine nearby, which this server does not call`), '', 0);
    if (options.all === true) return callback(null, addresses as never, 0);
    return callback(null, first.address, first.family);
  });
};
