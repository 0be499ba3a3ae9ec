import type { CredentialOf } from '@hearth/cms/contract';
import {
  formOf,
  issue,
  jsonOf,
  labId,
  look,
  remove,
  rotate,
  take,
  type Desk,
  type LabAnswer,
  type LabCall,
  type StandIn,
} from './desk';

const credential: CredentialOf<'x'> = {
  ...{ platform: 'x', clientId: 'lab-x-client', clientSecret: 'lab-x-secret', userId: '2244994945' },
  ...{ refreshToken: 'lab-refresh-0', expiresAt: null },
};

const no = (status: number, detail: string, more: object = {}): LabAnswer => ({
  status,
  json: { title: 'Error', detail, type: 'about:blank', status, ...more },
});

/** X, API v2: OAuth 2.0 with refresh tokens that are good once, media in parts, and allowances told by headers. */
export const x: StandIn = {
  ...{ platform: 'x', hosts: ['api.x.com'], credential, reviews: false, rejects: false, deletes: true },
  async serve(call, desk) {
    if (call.path === '/2/oauth2/token') return token(call, desk);
    if (!isSignedIn(call, desk)) return no(401, 'Unauthorized');
    if (call.path.startsWith('/2/media/upload')) return media(call, desk);
    if (call.path === '/2/tweets' && call.method === 'POST') return tweet(call, desk);
    if (call.path === '/2/users/me') return { json: { data: { id: credential.userId, username: 'labstation' } } };
    return call.path === `/2/users/${credential.userId}/tweets` ? timeline(desk) : one(call, desk);
  },
};

function isSignedIn(call: LabCall, desk: Desk): boolean {
  const bearer = /^Bearer (.+)$/.exec(String(call.headers['authorization'] ?? ''))?.[1];
  return bearer !== undefined && desk.access.has(bearer);
}

function one(call: LabCall, desk: Desk): LabAnswer {
  const post = desk.posts.find(({ id }) => call.path === `/2/tweets/${id}`);
  if (call.method === 'DELETE') {
    if (!post) return no(404, 'Not Found');
    return remove(desk, post) === 'removed' ? { json: { data: { deleted: true } } } : no(503, 'Over capacity');
  }
  if (!post || look(post) !== 'live') return { json: { errors: [{ title: 'Not Found Error', detail: 'no tweet' }] } };
  return { json: { data: { id: post.id, text: post.text } } };
}

async function token(call: LabCall, desk: Desk): Promise<LabAnswer> {
  const basic = `Basic ${Buffer.from(`${credential.clientId}:${credential.clientSecret}`).toString('base64')}`;
  if (call.headers['authorization'] !== basic) return { status: 401, json: { error: 'invalid_client' } };
  const form = await formOf(call);
  if (desk.isRevoked || form.get('refresh_token') !== desk.refresh)
    return { status: 400, json: { error: 'invalid_grant' } };
  return { json: { token_type: 'bearer', expires_in: 7200, access_token: issue(desk), refresh_token: rotate(desk) } };
}

const bad = (name: string): LabAnswer =>
  no(400, 'Invalid', { errors: [{ message: name, parameters: { [name]: [''] } }] });

async function media(call: LabCall, desk: Desk): Promise<LabAnswer> {
  const [, , , , id = '', step] = call.path.split('/');
  if (call.method === 'GET') return mediaStatus(call.query.get('media_id') ?? '', desk);
  if (id === 'initialize') return initialize(call, desk);
  if (step === 'append') {
    const part = (await formOf(call)).get('media');
    if (!(part instanceof Blob)) return bad('media');
    desk.uploads.set(id, String(Number(desk.uploads.get(id)) - part.size));
    return { json: {} };
  }
  if (step === 'finalize') {
    if (desk.uploads.get(id) !== '0') return bad('media');
    desk.uploads.set(id, 'done');
    return { json: { data: { id, processing_info: { state: 'pending', check_after_secs: 1 } } } };
  }
  const fresh = digits('3', '2');
  desk.uploads.set(fresh, 'succeeded');
  return { json: { data: { id: fresh } } };
}

const digits = (prefix: string, digit: string): string => labId(prefix).replace(/[a-f]/g, digit);

function initialize(call: LabCall, desk: Desk): LabAnswer {
  const { total_bytes: total, media_type: type } = jsonOf(call);
  if (typeof total !== 'number' || typeof type !== 'string') return bad('media_type');
  const id = digits('7', '1');
  desk.uploads.set(id, String(total));
  return { json: { data: { id, media_key: `7_${id}` } } };
}

function mediaStatus(id: string, desk: Desk): LabAnswer {
  if (!desk.uploads.has(id)) return no(404, 'Not Found');
  // Scripted to review, it is still at work at the first look.
  const isAtWork = desk.moods[0] === 'reviews';
  if (isAtWork) desk.moods.shift();
  else desk.uploads.set(id, 'succeeded');
  const state = isAtWork ? 'in_progress' : 'succeeded';
  return { json: { data: { id, processing_info: { state, check_after_secs: 1 } } } };
}

function tweet(call: LabCall, desk: Desk): LabAnswer {
  // As the documentation has it; each field is looked at below.
  const { text = '', media: attached } = jsonOf(call) as { text?: string; media?: { media_ids?: string[] } };
  const ids = attached?.media_ids ?? [];
  if (ids.some((id) => desk.uploads.get(id) !== 'succeeded')) return bad('media.media_ids');
  if (desk.posts.some((post) => post.text === text && post.state === 'live')) {
    return no(403, 'You are not allowed to create a Tweet with duplicate content.');
  }
  const id = digits('18', '7');
  const taken = take(desk, { id, title: '', text, marker: ids.join() });
  if (taken.kind === 'silent') return taken.answer;
  return taken.kind === 'post' ? { status: 201, json: { data: { id, text } } } : refusal(taken.mood);
}

function refusal(mood: 'refuses' | 'busy' | 'quota'): LabAnswer {
  if (mood === 'busy') return no(503, 'Over capacity');
  if (mood === 'refuses') return bad('text');
  const reset = String(Math.floor(Date.now() / 1000) + 600);
  const headers = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset, date: new Date().toUTCString() };
  return { ...no(429, 'Too Many Requests'), headers };
}

function timeline(desk: Desk): LabAnswer {
  const shown = desk.posts.filter((post) => look(post) === 'live').reverse();
  // Links come back shortened.
  const short = (text: string): string => text.replace(/https?:\/\/\S+/g, 'https://t.co/lab');
  return { json: { data: shown.map(({ id, text, at }) => ({ id, text: short(text), created_at: at.toISOString() })) } };
}
