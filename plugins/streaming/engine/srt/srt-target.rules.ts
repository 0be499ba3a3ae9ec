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
  const { protocol, hostname, port, pathname, searchParams } = url;
  if (protocol !== 'srt:' || hostname === '' || port === '' || pathname.replaceAll('/', '') !== '') return undefined;
  if ([...searchParams.keys()].some((name) => !IN_ADDRESS.has(name))) return undefined;
  const [mode, latency] = [searchParams.get('mode') ?? 'caller', Number(searchParams.get('latency') ?? LATENCY)];
  if (mode !== 'caller' || !Number.isInteger(latency) || latency < 0 || latency > LONGEST_LATENCY) return undefined;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), latencyMs: latency };
}

/**
 * Reads the key of SRT: a stream id, or `streamid=…&passphrase=…` as platforms show it, either of both. Undefined for one that SRT cannot have.
 */
export function srtKeyOf(key: string): Pick<SrtTarget, 'streamId' | 'passphrase'> | undefined {
  if (!PLAIN.test(key)) return undefined;
  const text = key.trim().replace(/^\?/, '');
  const named = /^(streamid|passphrase)=/.test(text) ? new Map(text.split('&').map(pairOf)) : undefined;
  const [streamId, passphrase] = named ? [named.get('streamid') ?? '', named.get('passphrase')] : [text, undefined];
  if (streamId.length > LONGEST_STREAM_ID) return undefined;
  const isLong = passphrase === undefined || (passphrase.length >= PASSPHRASE[0] && passphrase.length <= PASSPHRASE[1]);
  return isLong && PLAIN.test(streamId + (passphrase ?? '')) ? { streamId, passphrase } : undefined;
}

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
