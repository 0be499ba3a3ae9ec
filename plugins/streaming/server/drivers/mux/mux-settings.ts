import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { IngestPoint } from '../../../contract';

/** What it takes to work with one environment of Mux. */
export type MuxSettings = {
  readonly tokenId: string;
  readonly tokenSecret: string;
  /** The newest first; the one before it is honoured while it is being changed. None: Mux calls nobody here, and the house asks. */
  readonly webhookSecrets: readonly string[];
  /** Signs passes for viewers; without it there is public playback alone. */
  readonly signing?: { readonly keyId: string; readonly key: KeyObject };
  /** Where the API is, and where the viewer counts are. */
  readonly baseUrl: string;
  readonly statsUrl: string;
  /** Where encoders send to. */
  readonly ingest: readonly IngestPoint[];
  /** Where players go. */
  readonly streamUrl: string;
  readonly imageUrl: string;
};

/**
 * Reads MUX_*: undefined when nobody works with Mux here, and one clear line when it is said by halves. Another base is one for all of
 * their hosts, as their own SDK has it.
 */
export function muxSettings(env: NodeJS.ProcessEnv): MuxSettings | undefined {
  const said = Object.keys(env).filter((name) => MEANT.has(name) && env[name]);
  if (said.length === 0) return undefined;
  const lacking = ['MUX_TOKEN_ID', 'MUX_TOKEN_SECRET'].filter((name) => !env[name]);
  if (lacking.length > 0) throw new Error(`Mux is half set: ${said.join(', ')} without ${lacking.join(' and ')}`);
  const signing = signingOf(env);
  return {
    tokenId: env['MUX_TOKEN_ID'] ?? '',
    tokenSecret: env['MUX_TOKEN_SECRET'] ?? '',
    webhookSecrets: secretsOf(env),
    ...(signing ? { signing } : {}),
    ...hostsOf(address(env, 'MUX_BASE_URL'), address(env, 'MUX_STATS_URL')),
    ingest: ingestOf(env['MUX_INGEST_URL']),
  };
}

type Hosts = Pick<MuxSettings, 'baseUrl' | 'statsUrl' | 'streamUrl' | 'imageUrl'>;

function hostsOf(own: string | undefined, stats: string | undefined): Hosts {
  return {
    baseUrl: own ?? 'https://api.mux.com',
    statsUrl: stats ?? own ?? 'https://stats.mux.com',
    streamUrl: own ?? 'https://stream.mux.com',
    imageUrl: own ?? 'https://image.mux.com',
  };
}

const MEANT = new Set([
  'MUX_TOKEN_ID',
  'MUX_TOKEN_SECRET',
  'MUX_WEBHOOK_SECRET',
  'MUX_WEBHOOK_SECRET_PREVIOUS',
  'MUX_SIGNING_KEY',
  'MUX_PRIVATE_KEY',
  'MUX_BASE_URL',
  'MUX_STATS_URL',
  'MUX_INGEST_URL',
]);

const INGEST: readonly IngestPoint[] = [
  { protocol: 'rtmps', server: 'rtmps://global-live.mux.com:443/app' },
  { protocol: 'rtmp', server: 'rtmp://global-live.mux.com:5222/app' },
];

/** Another entrance, such as one nearer by; the first is the one that the house itself sends to. */
function ingestOf(said: string | undefined): readonly IngestPoint[] {
  if (!said) return INGEST;
  const protocol = URL.canParse(said) ? new URL(said).protocol.slice(0, -1) : '';
  if (protocol !== 'rtmp' && protocol !== 'rtmps') throw new Error('MUX_INGEST_URL is no rtmp or rtmps address');
  return [{ protocol, server: said.replace(/\/+$/, '') }];
}

function secretsOf(env: NodeJS.ProcessEnv): readonly string[] {
  const [now, before] = [env['MUX_WEBHOOK_SECRET'], env['MUX_WEBHOOK_SECRET_PREVIOUS']];
  if (before && !now) throw new Error('Mux is half set: MUX_WEBHOOK_SECRET_PREVIOUS without MUX_WEBHOOK_SECRET');
  return [now, before].filter((secret): secret is string => Boolean(secret));
}

function signingOf(env: NodeJS.ProcessEnv): MuxSettings['signing'] {
  const [keyId, secret] = [env['MUX_SIGNING_KEY'], env['MUX_PRIVATE_KEY']];
  if (!keyId && !secret) return undefined;
  if (!keyId) throw new Error('Mux is half set: MUX_PRIVATE_KEY without MUX_SIGNING_KEY');
  if (!secret) throw new Error('Mux is half set: MUX_SIGNING_KEY without MUX_PRIVATE_KEY');
  const pem = secret.trim().startsWith('-----BEGIN') ? secret : Buffer.from(secret, 'base64').toString('utf8');
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return { keyId, key };
  } catch {
    // What is wrong with it would say what it is.
  }
  throw new Error('MUX_PRIVATE_KEY is no RSA key, neither as PEM nor as Base64 of one');
}

function address(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  if (!URL.canParse(value) || !/^https?:/.test(value)) throw new Error(`${name} is no http address`);
  return value.replace(/\/+$/, '');
}
