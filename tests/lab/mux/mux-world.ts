import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { Mux } from '@mux/mux-node';

/** A live stream of the stand-in, and what nobody is told of it. */
export type LabStream = Mux.Video.LiveStream & {
  simulcast_targets: Mux.Video.SimulcastTarget[];
  recent_asset_ids: string[];
  playback_ids: Mux.PlaybackId[];
  /** Counted in the order of being made: times are whole seconds. */
  readonly born: number;
};

/** An asset of the stand-in. */
export type LabAsset = Mux.Video.Asset & {
  tracks: Mux.Video.Track[];
  playback_ids: Mux.PlaybackId[];
  readonly born: number;
};

/** What an event tells of. */
export type LabThing = { readonly id?: string; readonly live_stream_id?: string; readonly asset_id?: string };

/** Everything that one environment of the stand-in holds. */
export type World = {
  readonly streams: Map<string, LabStream>;
  readonly assets: Map<string, LabAsset>;
  readonly restrictions: Map<string, Mux.Video.PlaybackRestriction>;
  readonly signingKeys: Map<string, KeyObject>;
  /** How many watch a stream. */
  readonly viewers: Map<string, number>;
  /** Told to whoever hears webhooks. */
  tell(type: string, data: LabThing): void;
  now(): Date;
  id(): string;
  /** Where it is to be found itself. */
  home: string;
  /** Milliseconds until something that Mux works on is ready. */
  work: number;
  later(run: () => void): void;
};

/** Makes an empty world. */
export function aWorld(tell: World['tell']): World & { end(): void } {
  const timers = new Set<NodeJS.Timeout>();
  const world: World = {
    ...{ streams: new Map(), assets: new Map(), restrictions: new Map(), signingKeys: new Map(), viewers: new Map() },
    tell,
    now: () => new Date(),
    id: () => randomBytes(24).toString('base64url'),
    ...{ home: '', work: 30 },
    later: (run) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, world.work);
      timers.add(timer);
    },
  };
  return Object.assign(world, { end: () => timers.forEach((timer) => clearTimeout(timer)) });
}

/** A refusal as Mux writes it. */
export class LabRefusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    ...messages: readonly string[]
  ) {
    super(messages.join());
    this.messages = messages;
  }
  readonly messages: readonly string[];
}

/** Finds, or says 404 in Mux's words. */
export function found<T>(map: ReadonlyMap<string, T>, id: string | undefined): T {
  const one = map.get(id ?? '');
  if (one === undefined)
    throw new LabRefusal(
      404,
      'not_found',
      'The requested resource either doesn’t exist or you don’t have access to it.',
    );
  return one;
}

/** Refuses as Mux refuses what it read and does not take. */
export const invalid = (...messages: readonly string[]): LabRefusal =>
  new LabRefusal(400, 'invalid_parameters', ...messages);

/** Seconds since 1970, which Mux writes as words. */
export const secondsOf = (world: World): string => String(Math.floor(world.now().getTime() / 1_000));

/** A pair of keys as Mux gives them out: the private one leaves once, as Base64 of PEM. */
export function aSigningKey(world: World): { readonly id: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const id = world.id();
  world.signingKeys.set(id, publicKey);
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  return { id, privateKey: Buffer.from(pem).toString('base64') };
}
