import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { Mux } from '@mux/mux-node';
import type { LabFilm } from './mux-film';
import { openLabIngest, type LabIngest } from './mux-ingest';
import { anEncoder, endBroadcast, turnTarget, type LabEncoder } from './mux-live-streams';
import { playersOf } from './mux-players';
import { serve, type LabCall } from './mux-routes';
import { muxBodies } from './mux-schemas';
import { labWebhooks, type LabWebhooks } from './mux-webhooks';
import { aSigningKey, aWorld, found, LabRefusal, type World } from './mux-world';

/** What goes wrong with one call. `late` does it only after the caller has given up. */
export type LabFault =
  | { readonly does: 'hang-after' | 'cut-after' | '500-before' | '500-after' | 'stall-body' }
  | { readonly does: '429'; readonly retryAfter?: string }
  | { readonly does: 'late'; readonly milliseconds: number };

/**
 * One environment of Mux on one port: API, players, counts and webhooks. It holds every body against the SDK's own types, keeps the
 * rules and limits that Mux documents, and misbehaves as it is told.
 */
export type MuxLab = {
  readonly url: string;
  /** What a host needs to work with it. */
  readonly env: NodeJS.ProcessEnv;
  readonly world: World;
  readonly webhooks: LabWebhooks;
  /** Every call that came, as `POST /video/v1/live-streams`, those that failed too. */
  readonly calls: string[];
  /** Calls a second, as Mux counts them; none: as many as come. */
  limits: { readonly post: number; readonly other: number } | undefined;
  /** The next call that begins so goes wrong so; several are used up in turn. */
  fault(call: string, ...faults: readonly LabFault[]): void;
  /** An encoder with this key. */
  encoder(key: string): LabEncoder;
  /** Moves the light of a platform. */
  target(ref: string, to: Pick<Mux.Video.SimulcastTarget, 'id' | 'status' | 'error_severity'>): void;
  /** Opens an entrance for real encoders; `env` names it from then on. */
  openIngest(): Promise<LabIngest>;
  /** What is shown of whatever is live; none: playlists without a picture. */
  film: LabFilm | undefined;
  /** Forgets everything but keys, and is well again. */
  reset(): void;
  stop(): Promise<void>;
};

const TOKEN = { id: 'lab-token', secret: 'lab-secret' };
const BASIC = `Basic ${Buffer.from(`${TOKEN.id}:${TOKEN.secret}`).toString('base64')}`;

/** Opens the stand-in on a free port. */
export async function aMuxLab(): Promise<MuxLab> {
  const now = (): Date => new Date();
  const hooks = labWebhooks(now, () => world.id());
  const world = aWorld((type, data) => hooks.tell(type, data));
  const faults: { readonly call: string; readonly fault: LabFault }[] = [];
  const key = aSigningKey(world);
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address of this kind.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.home = url;
  const lab: MuxLab = {
    ...{ url, world, webhooks: hooks, calls: [], limits: undefined, film: undefined },
    env: {
      ...{ MUX_TOKEN_ID: TOKEN.id, MUX_TOKEN_SECRET: TOKEN.secret, MUX_WEBHOOK_SECRET: hooks.secret },
      ...{ MUX_SIGNING_KEY: key.id, MUX_PRIVATE_KEY: key.privateKey, MUX_BASE_URL: url, MUX_STATS_URL: url },
    },
    openIngest: async () => {
      const ingest = await openLabIngest((streamKey) => anEncoder(world, streamKey));
      lab.env['MUX_INGEST_URL'] = ingest.url;
      return ingest;
    },
    fault: (call, ...more) => void faults.push(...more.map((fault) => ({ call, fault }))),
    encoder: (streamKey) => anEncoder(world, streamKey),
    target: (ref, to) => turnTarget(world, found(world.streams, ref), to),
    reset() {
      for (const stream of world.streams.values()) endBroadcast(world, stream);
      for (const map of [world.streams, world.assets, world.restrictions, world.viewers]) map.clear();
      for (const list of [faults, lab.calls, hooks.events]) list.length = 0;
      Object.assign(lab, { limits: undefined });
      Object.assign(hooks, { url: undefined, mood: 'prompt' });
    },
    stop: () => {
      world.end();
      return new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
  const bodies = muxBodies();
  const full = limiter(lab);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = new URL(request.url ?? '/', url);
    const { method = 'GET', headers } = request;
    const player = playersOf(world, {
      path: at.pathname,
      token: at.searchParams.get('token'),
      referrer: headers.referer,
      film: lab.film,
    });
    if (player) {
      const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
      response.writeHead(player.status, { 'content-type': player.type, ...open }).end(player.body);
      return;
    }
    const body = await bodyOf(request);
    const line = `${method} ${at.pathname}`;
    lab.calls.push(line);
    if (headers.authorization !== BASIC) {
      refuse(response, new LabRefusal(401, 'unauthorized', 'Unauthorized request'));
      return;
    }
    const wait = full(method);
    if (wait !== undefined) {
      tooMany(response, wait);
      return;
    }
    const index = faults.findIndex(({ call }) => line.startsWith(call));
    const [scripted] = index < 0 ? [] : faults.splice(index, 1);
    const call: LabCall = { method, path: at.pathname, query: at.searchParams, body };
    await act({ world, call, bodies, response }, scripted?.fault);
  }
  return lab;
}

type Act = { world: World; call: LabCall; bodies: ReturnType<typeof muxBodies>; response: ServerResponse };

async function act({ world, call, bodies, response }: Act, fault: LabFault | undefined): Promise<void> {
  const before = fault && BEFORE[fault.does];
  if (before) {
    before(response, fault);
    return;
  }
  if (fault?.does === 'late') await after(fault.milliseconds);
  try {
    const { status, data } = serve(world, call, bodies);
    const text = data === undefined ? '' : JSON.stringify({ data });
    const say = fault ? AFTER[fault.does] : undefined;
    if (say) say(response, text);
    else response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  } catch (error) {
    if (!(error instanceof LabRefusal)) throw error;
    refuse(response, error);
  }
}

type Does = LabFault['does'];

/** Instead of doing it. */
const BEFORE: Partial<Record<Does, (response: ServerResponse, fault: LabFault) => void>> = {
  '429': (response, fault) => tooMany(response, fault.does === '429' ? fault.retryAfter : undefined),
  '500-before': (response) => broken(response),
};

/** Once it is done, instead of saying so. */
const AFTER: Partial<Record<Does, (response: ServerResponse, text: string) => void>> = {
  '500-after': (response) => broken(response),
  'cut-after': (response) => void response.destroy(),
  'hang-after': () => undefined,
  late: () => undefined,
  'stall-body': (response, text) => {
    response.writeHead(201, { 'content-type': 'application/json' }).write(text.slice(0, text.length / 2));
  },
};

function refuse(response: ServerResponse, { status, type, messages }: LabRefusal): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { type, messages } }));
}

/** Mux says this in another shape than all else. */
function tooMany(response: ServerResponse, retryAfter: string | undefined): void {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  };
  response.writeHead(429, headers).end(JSON.stringify({ errors: ['Too many requests, retry later.'] }));
}

function broken(response: ServerResponse): void {
  response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal Server Error</h1>');
}

/** Counts POST apart from the others; says in how many seconds there is room, when there is none. */
function limiter(lab: MuxLab): (method: string) => string | undefined {
  const buckets = { post: { left: 1, at: 0 }, other: { left: 5, at: 0 } };
  return (method) => {
    if (!lab.limits) return undefined;
    const name = method === 'POST' ? 'post' : 'other';
    const [bucket, rate, now] = [buckets[name], lab.limits[name], Date.now()];
    bucket.left = Math.min(rate, bucket.left + ((now - bucket.at) / 1_000) * rate);
    bucket.at = now;
    // A tenth of a call is the time that a request was on its way.
    if (bucket.left < 0.9) return '1';
    bucket.left -= 1;
    return undefined;
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  // A request without encoding streams buffers.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
