/** Where a stream is published to, taken apart as RTMP wants it. */
export type RtmpTarget = {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly app: string;
  /** The address without the key. */
  readonly tcUrl: string;
  /** The key. */
  readonly name: string;
};

const PORT = { rtmp: 1935, rtmps: 443 } as const;

/** Takes an address and a key apart, as encoders do it: all of the path is the application, the key is the stream's name. */
export function rtmpTarget(address: string, key: string): RtmpTarget | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const scheme = url?.protocol.slice(0, -1);
  if (!url || (scheme !== 'rtmp' && scheme !== 'rtmps') || url.hostname === '') return undefined;
  const app = (url.pathname + url.search).replace(/^\/+/, '').replace(/\/+$/, '');
  const isSecure = scheme === 'rtmps';
  const port = url.port === '' ? PORT[scheme] : Number(url.port);
  // The brackets of an IPv6 address belong to the address, not to the host.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port, isSecure, app, tcUrl: `${scheme}://${url.host}/${app}`, name: key };
}
