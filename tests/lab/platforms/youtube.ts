import type { CredentialOf } from '@hearth/cms/contract';
import {
  formOf,
  issue,
  jsonOf,
  labId,
  look,
  remove,
  take,
  type Desk,
  type LabAnswer,
  type LabCall,
  type LabPost,
  type StandIn,
} from './desk';

const credential: CredentialOf<'youtube'> = {
  ...{
    platform: 'youtube',
    clientId: 'lab-youtube-client',
    clientSecret: 'lab-youtube-secret',
    refreshToken: 'lab-refresh-0',
  },
  ...{ category: '25', expiresAt: null },
};

const no = (status: number, reason: string): LabAnswer => ({
  status,
  json: { error: { code: status, message: reason, errors: [{ domain: 'youtube', reason, message: reason }] } },
});
const REFUSALS = { refuses: no(400, 'invalidTitle'), busy: no(503, 'backendError'), quota: no(403, 'quotaExceeded') };
const GRAIN = 256 * 1024;
const LAST = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/;

/** YouTube: resumable uploads that can be asked what became of them, and the status of films as their owner sees it. */
export const youtube: StandIn = {
  ...{
    platform: 'youtube',
    hosts: ['www.googleapis.com', 'oauth2.googleapis.com'],
    credential,
    reviews: true,
    rejects: true,
    deletes: true,
  },
  async serve(call, desk) {
    if (call.host === 'oauth2.googleapis.com') return token(await formOf(call), desk);
    const bearer = /^Bearer (.+)$/.exec(String(call.headers['authorization'] ?? ''))?.[1];
    if (!bearer || !desk.access.has(bearer)) return no(401, 'authError');
    if (call.path === '/upload/youtube/v3/videos')
      return call.method === 'POST' ? begin(call, desk) : upload(call, desk);
    if (call.path === '/youtube/v3/channels')
      return { json: { items: [{ id: 'UClab', snippet: { title: '云泽融媒' } }] } };
    return videos(call, desk);
  },
  // What came of a part is kept, in whole quarters of a megabyte.
  broken(call, desk) {
    const id = call.query.get('upload_id') ?? '';
    const kept = desk.uploads.get(id);
    if (kept === undefined) return;
    const state = JSON.parse(kept) as { snippet: object; got: number };
    const got = Math.floor((state.got + call.body.length) / GRAIN) * GRAIN;
    desk.uploads.set(id, JSON.stringify({ ...state, got }));
  },
};

function token(form: FormData, desk: Desk): LabAnswer {
  const isMine = form.get('client_id') === credential.clientId && form.get('client_secret') === credential.clientSecret;
  if (!isMine) return { status: 401, json: { error: 'invalid_client' } };
  if (desk.isRevoked || form.get('refresh_token') !== credential.refreshToken)
    return { status: 400, json: { error: 'invalid_grant' } };
  return { json: { access_token: issue(desk), expires_in: 3599, token_type: 'Bearer' } };
}

function begin(call: LabCall, desk: Desk): LabAnswer {
  const { snippet, status } = jsonOf(call) as {
    snippet?: { title?: string; description?: string; categoryId?: string };
    status?: { privacyStatus?: string };
  };
  if (!snippet?.title || /[<>]/.test(snippet.title)) return no(400, 'invalidTitle');
  if (status?.privacyStatus !== 'public' || snippet.categoryId === undefined) return no(400, 'invalidVideoMetadata');
  const id = labId('up-');
  desk.uploads.set(id, JSON.stringify({ snippet, got: 0 }));
  return {
    headers: { location: `https://www.googleapis.com/upload/youtube/v3/videos?uploadType=resumable&upload_id=${id}` },
  };
}

function upload(call: LabCall, desk: Desk): LabAnswer {
  const id = call.query.get('upload_id') ?? '';
  const kept = desk.uploads.get(id);
  if (kept === undefined) return no(404, 'notFound');
  const done = desk.posts.find(({ marker }) => marker === id);
  if (done) return { json: { id: done.id } };
  const [, from, to, total] = LAST.exec(String(call.headers['content-range'] ?? '')) ?? [];
  // Kept by begin above.
  const state = JSON.parse(kept) as { snippet: { title: string; description: string }; got: number };
  if (from === undefined || to === undefined) return more(state.got);
  if (!follows(call, state.got, { from: Number(from), to: Number(to) })) return no(400, 'badRequest');
  state.got = Number(to) + 1;
  if (state.got < Number(total)) {
    desk.uploads.set(id, JSON.stringify(state));
    return more(state.got);
  }
  return finished(desk, id, state.snippet);
}

const follows = (call: LabCall, got: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  from === got && call.body.length === to - from + 1;

function finished(desk: Desk, id: string, { title, description }: { title: string; description: string }): LabAnswer {
  const taken = take(desk, { id: labId('yt'), title, text: description, marker: id });
  if (taken.kind === 'silent') return taken.answer;
  return taken.kind === 'post' ? { json: { id: taken.post.id } } : REFUSALS[taken.mood];
}

const more = (got: number): LabAnswer => ({ status: 308, headers: got > 0 ? { range: `bytes=0-${got - 1}` } : {} });

function videos(call: LabCall, desk: Desk): LabAnswer {
  const sent =
    call.method === 'PUT' ? (jsonOf(call) as { id?: string; snippet?: { title: string; description: string } }) : {};
  const post = desk.posts.find(({ id }) => id === (sent.id ?? call.query.get('id')));
  if (call.method === 'GET') return { json: { items: post ? itemsOf(post, look(post)) : [] } };
  if (!post) return no(404, 'videoNotFound');
  if (call.method === 'DELETE') return remove(desk, post) === 'removed' ? { status: 204 } : no(503, 'backendError');
  const { title = '', description: text = '' } = sent.snippet ?? {};
  desk.posts[desk.posts.indexOf(post)] = { ...post, title, text };
  return { json: { id: post.id } };
}

function itemsOf({ id }: LabPost, state: LabPost['state']): readonly unknown[] {
  if (state === 'removed') return [];
  const uploadStatus = { live: 'processed', review: 'uploaded', rejected: 'rejected' }[state];
  return [{ id, status: { uploadStatus, ...(state === 'rejected' ? { rejectionReason: 'copyright' } : {}) } }];
}
