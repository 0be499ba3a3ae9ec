import { createVerify } from 'node:crypto';
import { liveList, masterOf, wholeList, type LabFilm } from './mux-film';
import type { LabAsset, LabStream, World } from './mux-world';

/** What a player, or whoever counts, is answered. */
export type PlayerAnswer = { readonly status: number; readonly type: string; readonly body: string | Buffer };

type Asked = {
  readonly path: string;
  readonly token: string | null;
  readonly referrer: string | undefined;
  readonly film?: LabFilm | undefined;
};
type Claims = { sub?: string; aud?: string; exp?: number; kid?: string; playback_restriction_id?: string };

const AUDIENCES = {
  '.m3u8': 'v',
  '/media.m3u8': 'v',
  '/thumbnail.webp': 't',
  '/storyboard.vtt': 's',
  '/animated.gif': 'g',
} as const;
const FILE = /^\/([\w-]+)(\.m3u8|\/media\.m3u8|\/thumbnail\.webp|\/storyboard\.vtt|\/animated\.gif)$/;
const answer = (status: number, body: string | Buffer = '', type = 'text/plain'): PlayerAnswer => ({
  status,
  type,
  body,
});

/** Answers for stream.mux.com, image.mux.com and stats.mux.com; nothing when the path is none of theirs. */
export function playersOf(world: World, asked: Asked): PlayerAnswer | undefined {
  if (asked.path === '/counts') return countsOf(world, asked.token);
  if (asked.path.startsWith(PIECES)) return pieceOf(asked);
  if (asked.path.startsWith('/master/')) return masterFileOf(world, asked.path);
  const [, id, file] = FILE.exec(asked.path) ?? [];
  return id === undefined || file === undefined ? undefined : shownOf(world, asked, { id, file });
}

function shownOf(
  world: World,
  asked: Asked,
  { id, file }: { readonly id: string; readonly file: string },
): PlayerAnswer {
  const owners = [...world.streams.values(), ...world.assets.values()];
  const owner = owners.find(({ playback_ids }) => playback_ids.some((one) => one.id === id));
  if (!owner) return answer(404);
  if (!isFor(world, asked, { id, file, owner })) return answer(403);
  return ['active', 'ready'].includes(owner.status) ? fileOf(world, asked, { file, owner }) : answer(412);
}

const PIECES = '/lab-film/';

const pieceOf = ({ film, path }: Asked): PlayerAnswer => {
  const piece = film?.pieces[Number.parseInt(path.slice(PIECES.length), 10)];
  return piece ? answer(200, piece, 'video/mp2t') : answer(404);
};

/** A recording as one file, for as long as its master is open. */
const masterFileOf = ({ assets }: World, path: string): PlayerAnswer => {
  const url = assets.get(path.slice('/master/'.length, -'.mp4'.length))?.master?.url;
  return url === undefined ? answer(404) : answer(200, '', 'video/mp4');
};

type Wanted = { readonly file: string; readonly owner: LabStream | LabAsset };

function fileOf(world: World, { path, token, film }: Asked, { file, owner }: Wanted): PlayerAnswer {
  const list = 'application/vnd.apple.mpegurl';
  const carry = token === null ? '' : `?token=${token}`;
  if (file === '.m3u8') return answer(200, masterOf(`${path.replace('.m3u8', '/media.m3u8')}${carry}`), list);
  if (file === '/media.m3u8' && !film) return answer(404);
  if (file === '/media.m3u8' && film) return answer(200, listOf(world, film, owner), list);
  return answer(200, '', file.endsWith('vtt') ? 'text/vtt' : 'image/webp');
}

/** Of what is live, what it shows now; of a recording, the whole. */
function listOf(world: World, film: LabFilm, owner: LabStream | LabAsset): string {
  const asset = 'stream_key' in owner ? world.assets.get(owner.active_asset_id ?? '') : owner;
  const isLive = asset?.is_live === true;
  if (!isLive) return wholeList(film);
  const began = Number(asset.created_at) * 1_000;
  return liveList(film, { began, seconds: (world.now().getTime() - began) / 1_000 });
}

/** Public, or asked for with a good token. */
function isFor(world: World, asked: Asked, { id, file, owner }: Wanted & { readonly id: string }): boolean {
  const policy = owner.playback_ids.find((one) => one.id === id)?.policy;
  // One of those that the pattern lets through.
  const audience = AUDIENCES[file as keyof typeof AUDIENCES];
  return policy !== 'signed' || isLetIn(world, asked, { id, audience });
}

function isLetIn(
  world: World,
  { token, referrer }: Asked,
  { id, audience }: { id: string; audience: string },
): boolean {
  const claims = claimsOf(world, token);
  if (claims?.sub !== id || claims.aud !== audience) return false;
  if (claims.playback_restriction_id === undefined) return true;
  const hosts = world.restrictions.get(claims.playback_restriction_id)?.referrer;
  if (!hosts) return false;
  if (referrer === undefined) return hosts.allow_no_referrer ?? false;
  return (hosts.allowed_domains ?? []).includes(new URL(referrer).hostname);
}

function countsOf(world: World, token: string | null): PlayerAnswer {
  const claims = claimsOf(world, token);
  if (claims?.aud !== 'live_stream_id') return answer(403);
  const viewers = world.viewers.get(claims.sub ?? '') ?? 0;
  const data = [{ views: viewers, viewers, updated_at: world.now().toISOString() }];
  return answer(200, JSON.stringify({ data }), 'application/json');
}

/** The claims of a token that one of the environment's keys signed and that is still good. */
function claimsOf(world: World, token: string | null): Claims | undefined {
  const [head = '', body = '', signature = ''] = (token ?? '').split('.');
  // A token from outside: what is not there is refused below.
  const header = read(head) as { alg?: string } | undefined;
  const claims = read(body) as Claims | undefined; // the same
  if (header?.alg !== 'RS256' || !isSigned(world, claims?.kid, [`${head}.${body}`, signature])) return undefined;
  return isFresh(world, claims) ? claims : undefined;
}

const isFresh = (world: World, claims: Claims | undefined): boolean =>
  (claims?.exp ?? 0) * 1_000 > world.now().getTime();

function isSigned(world: World, kid: string | undefined, [text, signature]: readonly [string, string]): boolean {
  const key = world.signingKeys.get(kid ?? '');
  return key !== undefined && createVerify('RSA-SHA256').update(text).verify(key, signature, 'base64url');
}

function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
