import { createHmac } from 'node:crypto';
import type { CredentialOf } from '@hearth/cms/contract';
import {
  formOf,
  labId,
  look,
  remove,
  said,
  take,
  type Desk,
  type LabAnswer,
  type LabCall,
  type LabPost,
  type StandIn,
} from './desk';

const TOKEN = 'at-fedcba987654';
const PAGE = '100200300400';
const credential: CredentialOf<'facebook'> = {
  ...{ platform: 'facebook', pageId: PAGE, pageToken: TOKEN, appSecret: 'lab-facebook-secret', expiresAt: null },
};
const PROOF = createHmac('sha256', credential.appSecret).update(TOKEN).digest('hex');
/** The platform decides how much it wants at once. */
const partOf = (size: number): number => Math.max(128 * 1024, Math.ceil(size / 7));

const no = (code: number, message: string, more: object = {}): LabAnswer => ({
  status: 400,
  json: { error: { message, type: 'OAuthException', code, ...more } },
});
const REFUSALS = {
  refuses: no(100, 'Invalid parameter', { error_data: { blame_field_specs: [['message']] } }),
  busy: no(2, 'Service temporarily unavailable', { is_transient: true }),
  quota: no(32, 'Page request limit reached'),
};

/** The Graph API of a page: proof of the app's secret, posts, photos that are not shown yet, and films in phases. */
export const facebook: StandIn = {
  ...{
    platform: 'facebook',
    hosts: ['graph.facebook.com', 'graph-video.facebook.com'],
    credential,
    reviews: true,
    rejects: true,
    deletes: true,
  },
  async serve(call, desk) {
    if (desk.isRevoked || desk.hasEnded || call.query.get('access_token') !== TOKEN)
      return no(190, 'Error validating access token');
    if (call.query.get('appsecret_proof') !== PROOF)
      return no(100, 'Invalid appsecret_proof provided in the API argument');
    const path = call.path.replace(/^\/v\d+\.\d+/, '');
    const edge = EDGES[`${call.host.replace('.facebook.com', '')} ${call.method} ${path}`];
    if (edge) return edge(await formOf(call), desk);
    if (path === `/${PAGE}`) return { json: { id: PAGE, name: '云泽融媒' } };
    return path === `/${PAGE}/feed` ? list(desk) : one(call, desk, path.slice(1));
  },
};

type Edge = (form: FormData, desk: Desk) => LabAnswer;

const EDGES: Readonly<Record<string, Edge>> = {
  [`graph-video POST /${PAGE}/videos`]: film,
  [`graph POST /${PAGE}/photos`]: photo,
  [`graph POST /${PAGE}/feed`]: feed,
};

function photo(form: FormData, desk: Desk): LabAnswer {
  if (!(form.get('source') instanceof Blob) || form.get('published') !== 'false')
    return no(324, 'Missing or invalid image file');
  const id = labId('').replace(/[a-f]/g, '4');
  desk.uploads.set(id, 'photo');
  return { json: { id } };
}

function feed(form: FormData, desk: Desk): LabAnswer {
  const text = said(form, 'message');
  const media = [...form.entries()].filter(([name]) => name.startsWith('attached_media'));
  // Each is the JSON of one photo, by the documentation.
  const ids = media.map(
    ([, value]) => (JSON.parse(typeof value === 'string' ? value : '{}') as { media_fbid: string }).media_fbid,
  );
  if (ids.some((id) => desk.uploads.get(id) !== 'photo')) return no(100, 'Invalid parameter');
  const id = `${PAGE}_${labId('').replace(/[a-f]/g, '5')}`;
  return answered(desk, { id, title: '', text, marker: '' }, { id });
}

function film(form: FormData, desk: Desk): LabAnswer {
  const phase = form.get('upload_phase');
  if (phase === 'start') {
    const id = labId('9').replace(/[a-f]/g, '6');
    const size = Number(form.get('file_size'));
    desk.uploads.set(id, JSON.stringify({ size, at: 0 }));
    return {
      json: {
        upload_session_id: id,
        video_id: `${id}1`,
        start_offset: '0',
        end_offset: String(Math.min(partOf(size), size)),
      },
    };
  }
  const id = said(form, 'upload_session_id');
  const kept = desk.uploads.get(id);
  if (kept === undefined) return no(100, 'session');
  // Written by the start above.
  const { size, at } = JSON.parse(kept) as { size: number; at: number };
  if (phase === 'transfer') {
    const chunk = form.get('video_file_chunk');
    if (!(chunk instanceof Blob) || Number(form.get('start_offset')) !== at) return no(100, 'offset');
    const next = at + chunk.size;
    desk.uploads.set(id, JSON.stringify({ size, at: next }));
    return { json: { start_offset: String(next), end_offset: String(Math.min(size, next + partOf(size))) } };
  }
  if (at !== size) return no(389, 'bytes are missing');
  const words = { title: said(form, 'title'), text: said(form, 'description'), marker: id };
  return answered(desk, { id: `${id}1`, ...words }, { success: true });
}

function answered(desk: Desk, words: Parameters<typeof take>[1], json: object): LabAnswer {
  const taken = take(desk, words);
  if (taken.kind === 'silent') return taken.answer;
  return taken.kind === 'post'
    ? { json, headers: { 'x-app-usage': '{"call_count":12,"total_time":3,"total_cputime":1}' } }
    : REFUSALS[taken.mood];
}

function list(desk: Desk): LabAnswer {
  const shown = desk.posts.filter((post) => look(post) === 'live').reverse();
  return {
    json: {
      data: shown.map((post) => ({
        id: post.id,
        message: post.text,
        created_time: post.at.toISOString(),
        permalink_url: `https://www.facebook.com/${post.id}`,
      })),
    },
  };
}

async function one(call: LabCall, desk: Desk, id: string): Promise<LabAnswer> {
  const gone = no(100, 'Object does not exist', { error_subcode: 33 });
  const post = desk.posts.find((each) => each.id === id);
  // A film has its id before it is finished.
  if (!post)
    return desk.uploads.has(id.slice(0, -1)) && call.method === 'GET'
      ? { json: { id, status: { video_status: 'uploading' } } }
      : gone;
  if (call.method === 'DELETE')
    return remove(desk, post) === 'removed' ? { json: { success: true } } : no(1, 'unknown error');
  if (call.method === 'POST') {
    const form = await formOf(call);
    desk.posts[desk.posts.indexOf(post)] = { ...post, text: said(form, 'message') || said(form, 'description') };
    return { json: { success: true } };
  }
  const state = look(post);
  return state === 'removed'
    ? gone
    : {
        json: {
          id,
          permalink_url: `https://www.facebook.com/${id}`,
          is_published: state === 'live',
          status: { video_status: VIDEO[state] },
        },
      };
}

const VIDEO: Readonly<Record<Exclude<LabPost['state'], 'removed'>, string>> = {
  live: 'ready',
  review: 'processing',
  rejected: 'error',
};
