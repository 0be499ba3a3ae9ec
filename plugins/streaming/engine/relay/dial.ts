import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { readFileSync } from 'node:fs';
import { BlockList, connect as plain, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as secure, rootCertificates } from 'node:tls';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RtmpTarget } from '../rtmp/rtmp-url.rules';
import type { RelayProblem } from './relay-problem.rules';

/** Where the relay may go. The host says it, so that it is said in one place for all that the house asks of others. */
export type DialSettings = {
  /** Networks that belong to nobody outside. */
  readonly closed: readonly (readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'])[];
  /** Hosts inside that may be asked all the same, as `host` or `host:port`. */
  readonly allowed: readonly string[];
  /** Authorities beside those of the system, a file. */
  readonly ca?: string;
};

type To = Pick<RtmpTarget, 'host' | 'port' | 'isSecure'>;

/** Opens a connection, over TLS whose certificate is proved. */
export type Dial = (to: To) => Promise<Result<Socket, { readonly code: RelayProblem; readonly details: undefined }>>;

const PATIENCE = 8_000;

class Closed extends Error {
  readonly code = 'EADDRCLOSED';
}

/** Finds the address of a host that may be asked, for who opens no connection by us. */
export type Find = (
  host: string,
  port: number,
) => Promise<Result<string, { readonly code: RelayProblem; readonly details: undefined }>>;

/** Makes what finds addresses: what was found is judged, and it is that which is called. */
export function finder(settings: DialSettings): Find {
  const { isOpen, isFree } = judgeOf(settings);
  const lookup = lookupOpen(isOpen);
  return (host, port) => {
    const free = isFree(host, port);
    if (isIP(host) !== 0) return Promise.resolve(free || isOpen(host) ? ok(host) : err('address-closed'));
    return new Promise((resolve) => {
      const found = (error: Error | null, address: string | LookupAddress[]): void => {
        if (error) resolve(err(problemOf(error)));
        else resolve(typeof address === 'string' && address !== '' ? ok(address) : err('address-unknown'));
      };
      if (free) systemLookup(host, {}, found);
      else lookup(host, {}, found);
    });
  };
}

function judgeOf({ closed, allowed }: DialSettings) {
  const inside = new BlockList();
  for (const [net, prefix, family] of closed) inside.addSubnet(net, prefix, family);
  const free = new Set(allowed.map((host) => host.toLowerCase()));
  return {
    isOpen: (address: string): boolean => {
      const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
      const family = isIP(bare);
      return family !== 0 && !/^::ffff:/i.test(bare) && !inside.check(bare, family === 4 ? 'ipv4' : 'ipv6');
    },
    isFree: (host: string, port: number): boolean =>
      free.has(host.toLowerCase()) || free.has(`${host.toLowerCase()}:${port}`),
  };
}

/** Makes what opens connections. Each name is looked up once, and what was found is judged and connected to. */
export function dialer(settings: DialSettings): Dial {
  const { ca } = settings;
  const { isOpen, isFree: mayAsk } = judgeOf(settings);
  const authorities = ca === undefined ? undefined : [...rootCertificates, readFileSync(ca, 'utf8')];
  const lookup = lookupOpen(isOpen);
  return ({ host, port, isSecure }) => {
    const isFree = mayAsk(host, port);
    // An address that stands in the URL itself is never looked up.
    if (!isFree && isIP(host) !== 0 && !isOpen(host)) return Promise.resolve(err('address-closed'));
    const to = { host, port, ...(isFree ? {} : { lookup }) };
    const name = isIP(host) === 0 ? { servername: host } : {};
    const trust = authorities ? { ca: authorities } : {};
    const socket = isSecure ? secure({ ...to, ...name, ...trust }) : plain(to);
    return connected(socket, isSecure ? 'secureConnect' : 'connect');
  };
}

function connected(socket: Socket, event: 'secureConnect' | 'connect'): ReturnType<Dial> {
  return new Promise((resolve) => {
    const fail = (problem: RelayProblem): void => {
      clearTimeout(patience);
      socket.destroy();
      resolve(err(problem));
    };
    const patience = setTimeout(fail, PATIENCE, 'unreachable');
    socket.on('error', (error) => {
      fail(problemOf(error));
    });
    socket.once('close', () => {
      fail('unreachable');
    });
    socket.once(event, () => {
      clearTimeout(patience);
      socket.setNoDelay(true);
      resolve(ok(socket));
    });
  });
}

const UNTRUSTED = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|ERR_SSL_)|SIGNED_CERT/;

/** What an error of a connection means. Its text goes nowhere. */
function problemOf(error: Error & { readonly code?: string }): RelayProblem {
  const code = error.code ?? '';
  if (code === 'EADDRCLOSED') return 'address-closed';
  if (code === 'ENOTFOUND' || code === 'EAI_NONAME') return 'address-unknown';
  return UNTRUSTED.test(code) ? 'tls-untrusted' : 'unreachable';
}

/** Gives on only addresses outside; when one of several is not, the name is none that we ask. */
function lookupOpen(isOpen: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    systemLookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) {
        done(error, '', 0);
        return;
      }
      const [first] = found;
      if (!first || found.some(({ address }) => !isOpen(address))) done(new Closed(host), '', 0);
      else if (options.all === true) done(null, found);
      else done(null, first.address, first.family);
    });
  };
}
