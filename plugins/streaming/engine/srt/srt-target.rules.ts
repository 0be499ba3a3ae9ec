/** Where a copy goes by SRT, and what opens the door there. */
export type SrtTarget = {
  readonly host: string;
  readonly port: number;
  readonly streamId: string;
  readonly passphrase: string | undefined;
  readonly latencyMs: number;
};

/** A word without line breaks or other unseen signs: it becomes one line of what ffmpeg reads. */
const PLAIN = /^[^\p{Cc}]*$/u;
/** The usual one of libsrt, in milliseconds. */
const LATENCY = 120;
const LONGEST_LATENCY = 8_000;
const LONGEST_STREAM_ID = 512;
const PASSPHRASE: readonly [number, number] = [10, 79];
/** What may stand behind the question mark of an address; secrets stand in the key. */
const IN_ADDRESS: ReadonlySet<string> = new Set(['mode', 'latency']);

/** Reads an address of SRT: who is called, and where. Undefined for one that listens, or holds what belongs into the key. */
export function srtAddress(url: URL): Pick<SrtTarget, 'host' | 'port' | 'latencyMs'> | undefined {
  const { hostname, port, searchParams } = url;
  const latencyMs = latencyOf(searchParams);
  if (!isPlace(url) || latencyMs === undefined) return undefined;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), latencyMs };
}

const isPlace = ({ protocol, hostname, port, pathname }: URL): boolean =>
  protocol === 'srt:' && hostname !== '' && port !== '' && pathname.replaceAll('/', '') === '';

function latencyOf(asked: URLSearchParams): number | undefined {
  if ([...asked.keys()].some((name) => !IN_ADDRESS.has(name)) || (asked.get('mode') ?? 'caller') !== 'caller')
    return undefined;
  const latency = Number(asked.get('latency') ?? LATENCY);
  return Number.isInteger(latency) && latency >= 0 && latency <= LONGEST_LATENCY ? latency : undefined;
}

/**
 * Reads the key of SRT: a stream id, or `streamid=…&passphrase=…` as platforms show it, either of both. Undefined for one that SRT cannot have.
 */
export function srtKeyOf(key: string): Pick<SrtTarget, 'streamId' | 'passphrase'> | undefined {
  if (!PLAIN.test(key)) return undefined;
  const text = key.trim().replace(/^\?/, '');
  const named = /^(streamid|passphrase)=/.test(text) ? new Map(text.split('&').map(pairOf)) : undefined;
  const [streamId, passphrase] = named ? [named.get('streamid') ?? '', named.get('passphrase')] : [text, undefined];
  return isStreamId(streamId) && isPassphrase(passphrase) ? { streamId, passphrase } : undefined;
}

const isStreamId = (text: string): boolean => text.length <= LONGEST_STREAM_ID && PLAIN.test(text);
const isPassphrase = (text: string | undefined): boolean =>
  text === undefined || (text.length >= PASSPHRASE[0] && text.length <= PASSPHRASE[1] && PLAIN.test(text));

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1);
  try {
    return [pair.slice(0, at), decodeURIComponent(value)];
  } catch {
    // A percent sign that stands for itself.
    return [pair.slice(0, at), value];
  }
}

/** Address and key together, as the relay has them. */
export function srtTarget(address: string, key: string): SrtTarget | undefined {
  const to = URL.canParse(address) ? srtAddress(new URL(address)) : undefined;
  const by = srtKeyOf(key);
  return to && by ? { ...to, ...by } : undefined;
}

/** What ffmpeg does for a platform: FLV comes in, MPEG-TS goes to an address that was looked up and judged before. No secret is among these words. */
export function callerCommand({ host, port, latencyMs }: SrtTarget): readonly string[] {
  const at = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return [
    ...['-loglevel', 'error', '-protocol_whitelist', 'pipe', '-probesize', '500000', '-analyzeduration', '500000'],
    ...['-fflags', 'nobuffer', '-f', 'flv', '-i', 'pipe:0', '-map', '0:v:0?', '-map', '0:a:0?', '-c', 'copy'],
    ...['-fpre', '/dev/fd/3', '-progress', 'pipe:1', '-stats_period', '0.5', '-max_interleave_delta', '500000'],
    ...['-f', 'mpegts', '-flush_packets', '1'],
    `srt://${at}?mode=caller&latency=${latencyMs * 1_000}&connect_timeout=4000`,
  ];
}

/** The secrets of a call, as a preset of ffmpeg's: one option a line. */
export const callerPreset = ({ streamId, passphrase }: SrtTarget): string =>
  [
    ...(streamId === '' ? [] : [`srt_streamid=${streamId}`]),
    ...(passphrase === undefined ? [] : [`passphrase=${passphrase}`]),
    // A preset that says nothing is none.
    'payload_size=1316',
    '',
  ].join('\n');
