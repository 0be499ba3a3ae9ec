import { randomBytes } from 'node:crypto';
import type { Mux } from '@mux/mux-node';
import type { Bodies, BodyName } from './mux-schemas';
import { createAsset, createRendition, createTrack, deleteAsset, deleteTrack, masterAccess } from './mux-assets';
import { addTarget, complete, createLiveStream, disable, enable, remove, removeTarget } from './mux-live-streams';
import { aSigningKey, found, invalid, secondsOf, type LabAsset, type LabStream, type World } from './mux-world';

/** One request to the API, read. */
export type LabCall = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

type Serve = (world: World, ids: readonly string[], call: LabCall) => unknown;
type Route = { readonly method: string; readonly path: RegExp; readonly body?: BodyName; readonly serve: Serve };

const LIVE = '/video/v1/live-streams';
const ASSETS = '/video/v1/assets';
const RESTRICTIONS = '/video/v1/playback-restrictions';

const route = (line: string, serve: Serve, body?: BodyName): Route => {
  const [method = '', path = ''] = line.split(' ');
  const pattern = new RegExp(`^${path.replaceAll(':id', '([\\w-]+)')}$`);
  return { method, path: pattern, serve, ...(body ? { body } : {}) };
};

const stream = (world: World, ids: readonly string[]): LabStream => found(world.streams, ids[0]);
const asset = (world: World, ids: readonly string[]): LabAsset => found(world.assets, ids[0]);
// Bodies were held against the schemas of these very types before.
const as = <T>({ body }: LabCall): T => body as T;

const ROUTES: readonly Route[] = [
  route(`POST ${LIVE}`, (world, _, call) => createLiveStream(world, as(call)), 'LiveStreamCreateParams'),
  route(`GET ${LIVE}`, (world, _, { query }) =>
    paged(
      [...world.streams.values()].filter(
        (one) => isAsked(query.get('status'), one.status) && isAsked(query.get('stream_key'), one.stream_key),
      ),
      query,
    ),
  ),
  route(`GET ${LIVE}/:id`, stream),
  route(`DELETE ${LIVE}/:id`, (world, [id = '']) => remove(world, id)),
  route(
    `PATCH ${LIVE}/:id`,
    (world, ids, call) => {
      const one = Object.assign(stream(world, ids), call.body);
      world.tell('video.live_stream.updated', one);
      return one;
    },
    'LiveStreamUpdateParams',
  ),
  route(`PUT ${LIVE}/:id/enable`, (world, ids) => enable(world, stream(world, ids))),
  route(`PUT ${LIVE}/:id/disable`, (world, ids) => disable(world, stream(world, ids))),
  route(`PUT ${LIVE}/:id/complete`, (world, ids) => complete(world, stream(world, ids))),
  route(`POST ${LIVE}/:id/reset-stream-key`, (world, ids) =>
    Object.assign(stream(world, ids), { stream_key: randomBytes(30).toString('base64url') }),
  ),
  route(
    `POST ${LIVE}/:id/playback-ids`,
    (world, ids, call) => {
      const { policy = 'public' } = as<Mux.Video.LiveStreamCreatePlaybackIdParams>(call);
      const made: Mux.PlaybackId = { id: world.id(), policy };
      stream(world, ids).playback_ids.push(made);
      return made;
    },
    'LiveStreamCreatePlaybackIdParams',
  ),
  route(
    `POST ${LIVE}/:id/simulcast-targets`,
    (world, ids, call) => addTarget(world, stream(world, ids), as(call)),
    'LiveStreamCreateSimulcastTargetParams',
  ),
  route(`GET ${LIVE}/:id/simulcast-targets/:id`, (world, ids) =>
    found(new Map(stream(world, ids).simulcast_targets.map((one) => [one.id, one])), ids[1]),
  ),
  route(`DELETE ${LIVE}/:id/simulcast-targets/:id`, (world, ids) =>
    removeTarget(world, stream(world, ids), ids[1] ?? ''),
  ),
  route(`POST ${ASSETS}`, (world, _, call) => createAsset(world, as(call)), 'AssetCreateParams'),
  route(`GET ${ASSETS}`, (world, _, { query }) =>
    paged(
      [...world.assets.values()].filter((one) => isAsked(query.get('live_stream_id'), one.live_stream_id)),
      query,
    ),
  ),
  route(`GET ${ASSETS}/:id`, asset),
  route(`DELETE ${ASSETS}/:id`, (world, [id = '']) => deleteAsset(world, id)),
  route(`PATCH ${ASSETS}/:id`, (world, ids, call) => Object.assign(asset(world, ids), call.body), 'AssetUpdateParams'),
  route(
    `POST ${ASSETS}/:id/tracks`,
    (world, ids, call) => createTrack(world, asset(world, ids), as(call)),
    'AssetCreateTrackParams',
  ),
  route(`DELETE ${ASSETS}/:id/tracks/:id`, (world, ids) => deleteTrack(world, asset(world, ids), ids[1] ?? '')),
  route(
    `PUT ${ASSETS}/:id/master-access`,
    (world, ids, call) =>
      masterAccess(world, asset(world, ids), as<Mux.Video.AssetUpdateMasterAccessParams>(call).master_access),
    'AssetUpdateMasterAccessParams',
  ),
  route(
    `POST ${ASSETS}/:id/static-renditions`,
    (world, ids, call) => createRendition(world, asset(world, ids), as(call)),
    'AssetCreateStaticRenditionParams',
  ),
  route(
    `POST ${RESTRICTIONS}`,
    (world, _, call) => {
      const body = as<Mux.Video.PlaybackRestrictionCreateParams>(call);
      if (body.referrer.allowed_domains.length > 10) throw invalid('referrer.allowed_domains takes 10 domains at most');
      const [id, at] = [world.id(), secondsOf(world)];
      const made: Mux.Video.PlaybackRestriction = { ...body, id, created_at: at, updated_at: at };
      world.restrictions.set(id, made);
      return made;
    },
    'PlaybackRestrictionCreateParams',
  ),
  route(`GET ${RESTRICTIONS}`, (world, _, { query }) => paged([...world.restrictions.values()], query)),
  route(`DELETE ${RESTRICTIONS}/:id`, (world, [id = '']) => {
    found(world.restrictions, id);
    world.restrictions.delete(id);
  }),
  route('POST /system/v1/signing-keys', (world) => {
    const { id, privateKey } = aSigningKey(world);
    return { id, private_key: privateKey, created_at: secondsOf(world) };
  }),
];

const isAsked = (asked: string | null, is: string | undefined): boolean => asked === null || asked === is;

/** The newest first, a hundred at most. */
function paged<T>(all: readonly T[], query: URLSearchParams): readonly T[] {
  const limit = Math.min(Number(query.get('limit') ?? 25), 100);
  const page = Number(query.get('page') ?? 1);
  return [...all].reverse().slice((page - 1) * limit, page * limit);
}

/** Does what a request asks for; throws what Mux would refuse. */
export function serve(
  world: World,
  call: LabCall,
  bodies: Bodies,
): { readonly status: number; readonly data: unknown } {
  for (const one of ROUTES) {
    const match = one.method === call.method ? one.path.exec(call.path) : null;
    if (match) {
      const faults = one.body ? bodies(one.body, call.body ?? {}) : [];
      if (faults.length > 0) throw invalid(...faults);
      const data = one.serve(world, match.slice(1), call);
      if (call.method === 'DELETE') return { status: 204, data: undefined };
      return { status: call.method === 'POST' ? 201 : 200, data: data ?? {} };
    }
  }
  throw invalid(`this stand-in has no ${call.method} ${call.path}`);
}
