import { readAllowed } from '@hearth/cms/platform';
import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';
import { hostname, tmpdir } from 'node:os';

/** How live video runs on this host. */
export type EngineSettings = {
  /** False on a node that leaves it to another. */
  readonly isOn: boolean;
  /** Where recordings, sockets and logs of the processes lie. */
  readonly folder: string;
  readonly sockets: string;
  /** Which machine and folder this is: a host that comes again finds the processes here, and need not wait until its own lead has run out. */
  readonly place: string;
  /** Where the compiled processes lie. */
  readonly processes: string;
  readonly bind: string;
  readonly rtmpPort: number;
  /** RTMPS, when there is a certificate for it. */
  readonly rtmps: { readonly port: number; readonly cert: string; readonly key: string } | undefined;
  /** The name by which encoders reach this host. */
  readonly publicHost: string;
  /** Where copies may go besides the internet, and which authorities are believed besides the known ones. */
  readonly targets: { readonly allowed: readonly string[]; readonly ca: string | undefined };
  /** Phones that may be cameras of this host at once; one whose picture is no H.264 costs a third of a core. */
  readonly mostCameras: number;
  /** UDP ports at which encoders that speak SRT are awaited, one a room; none until the operator opens some. */
  readonly srtPorts: { readonly first: number; readonly last: number } | undefined;
  /** Milliseconds that the processes live on without a host. */
  readonly lingerMs: number;
};

type Env = Readonly<Record<string, string | undefined>>;

/** The longest path that a socket may have on Linux, and the longest name that is put behind the folder. */
const LONGEST_SOCKET = 107 - '/packager-window.sock'.length;

/** Reads the settings at the door; what is half said is one clear line. */
export function engineSettings(env: Env): EngineSettings {
  const folder = absolute(env['HEARTH_STREAMS'] ?? '.data/streams');
  const [cert, key] = [env['HEARTH_RTMPS_CERT'], env['HEARTH_RTMPS_KEY']];
  if ((cert === undefined) !== (key === undefined)) {
    throw new Error('RTMPS needs both: HEARTH_RTMPS_CERT and HEARTH_RTMPS_KEY');
  }
  return {
    isOn: env['HEARTH_STREAMING'] !== 'off',
    folder,
    sockets: socketFolder(folder),
    place: placeOf(folder),
    processes: join(__dirname, '../../../engine'),
    bind: env['HEARTH_RTMP_HOST'] ?? '0.0.0.0',
    rtmpPort: portOf('HEARTH_RTMP_PORT', env['HEARTH_RTMP_PORT'], 1935),
    rtmps: cert && key ? { port: portOf('HEARTH_RTMPS_PORT', env['HEARTH_RTMPS_PORT'], 1936), cert, key } : undefined,
    publicHost: env['HEARTH_RTMP_PUBLIC'] ?? hostOf(env['PUBLIC_URL']) ?? 'localhost',
    targets: { allowed: [...readAllowed(env['HEARTH_TARGETS_ALLOW'])], ca: env['HEARTH_TARGETS_CA'] },
    mostCameras: countOf('HEARTH_CAMERAS', env['HEARTH_CAMERAS'], 8),
    srtPorts: spanOf('HEARTH_SRT_PORTS', env['HEARTH_SRT_PORTS']),
    lingerMs: 60_000,
  };
}

const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(path));

/** A UUID that is the same whenever the same folder is opened on the same machine. */
function placeOf(folder: string): string {
  const hash = createHash('sha256').update(`${hostname()} ${folder}`).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}

/** Sockets lie beside what they speak of, or, where the path would be too long, in the folder for such things. */
function socketFolder(folder: string): string {
  const beside = join(folder, 'run');
  if (beside.length <= LONGEST_SOCKET) return beside;
  return join(tmpdir(), `hearth-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

function portOf(name: string, said: string | undefined, usual: number): number {
  const port = said === undefined || said === '' ? usual : Number(said);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name} is a port from 1 to 65535`);
  return port;
}

/** `9000-9019`, or one port. */
function spanOf(name: string, said = ''): EngineSettings['srtPorts'] {
  if (said.trim() === '') return undefined;
  const [first = '', last = first, ...more] = said.trim().split('-');
  const span = { first: portOf(name, first, 0), last: portOf(name, last, 0) };
  if (more.length > 0 || span.last < span.first) throw new Error(`${name} is a span of UDP ports, as 9000-9019`);
  return span;
}

function countOf(name: string, said: string | undefined, usual: number): number {
  const count = said === undefined || said === '' ? usual : Number(said);
  if (!Number.isInteger(count) || count < 0) throw new Error(`${name} is a whole number`);
  return count;
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}
