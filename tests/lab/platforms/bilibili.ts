import { createHash, createHmac } from 'node:crypto';
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
  type LabPost,
  type StandIn,
} from './desk';

const credential: CredentialOf<'bilibili'> = {
  ...{
    platform: 'bilibili',
    clientId: 'lab-bili-client',
    clientSecret: 'lab-bilibili-secret',
    refreshToken: 'lab-refresh-0',
  },
  ...{ section: 202, expiresAt: null },
};
const HOSTS = { api: 'api.bilibili.com', member: 'member.bilibili.com', upload: 'openupos.bilivideo.com' };

const no = (code: number, message: string): LabAnswer => ({ json: { code, message, ttl: 1 } });
const yes = (data: unknown): LabAnswer => ({ json: { code: 0, message: '0', ttl: 1, data } });
const REFUSALS = {
  refuses: no(21070, '标题不符合规范'),
  busy: no(-500, '服务器错误'),
  quota: no(4009, '接口访问限制'),
};
const STATES: Readonly<Record<LabPost['state'], number>> = { live: 0, review: -30, rejected: -2, removed: -100 };

/** Bilibili's open platform: signed headers (2.0), upload tokens, parts at a host of its own, and films with states. */
export const bilibili: StandIn = {
  ...{ platform: 'bilibili', hosts: Object.values(HOSTS), credential, reviews: true, rejects: true, deletes: true },
  async serve(call, desk) {
    if (call.host === HOSTS.api) return token(await formOf(call), desk);
    if (call.host === HOSTS.upload) return part(call, desk);
    const wrong = signatureProblem(call);
    if (wrong !== undefined) return no(4002, wrong);
    if (!desk.access.has(String(call.headers['access-token'] ?? ''))) return no(-101, '账号未登录');
    const handler = HANDLERS[call.path.replace('/arcopen/fn/', '')];
    return handler ? handler(call, desk) : no(-404, '啥都木有');
  },
};

function token(form: FormData, desk: Desk): LabAnswer {
  const isMine = form.get('client_id') === credential.clientId && form.get('client_secret') === credential.clientSecret;
  if (desk.isRevoked || !isMine || form.get('refresh_token') !== desk.refresh) return no(-401, 'refresh token 无效');
  const now = Date.now();
  const data = {
    access_token: issue(desk),
    refresh_token: rotate(desk),
    expires_in: Math.floor(now / 1000) + 2_592_000,
  };
  return { ...yes(data), headers: { date: new Date(now).toUTCString() } };
}

const SIGNED = [
  'x-bili-accesskeyid',
  'x-bili-content-md5',
  'x-bili-signature-method',
  'x-bili-signature-nonce',
  'x-bili-signature-version',
  'x-bili-timestamp',
];
const EMPTY = createHash('md5').update('').digest('hex');
const nonces = new Set<string>();

function signatureProblem({ headers, body }: LabCall): string | undefined {
  const said = (name: string): string => String(headers[name] ?? '');
  const isJson = said('content-type').startsWith('application/json');
  const md5 = isJson ? createHash('md5').update(body).digest('hex') : EMPTY;
  if (said('x-bili-accesskeyid') !== credential.clientId || said('x-bili-content-md5') !== md5) return '签名异常';
  if (Math.abs(Date.now() / 1000 - Number(said('x-bili-timestamp'))) > 600) return '请求过期';
  if (nonces.has(said('x-bili-signature-nonce'))) return '重复请求';
  nonces.add(said('x-bili-signature-nonce'));
  const text = SIGNED.map((name) => `${name}:${said(name)}`).join('\n');
  const right = createHmac('sha256', credential.clientSecret).update(text).digest('hex');
  return said('authorization') === right ? undefined : '签名异常';
}

function part(call: LabCall, desk: Desk): LabAnswer {
  const id = call.query.get('upload_token') ?? '';
  const parts = desk.uploads.get(id);
  const number = Number(call.query.get('part_number'));
  // A part that is sent once more takes its own place.
  if (parts === undefined || !(number >= 1 && number <= Number(parts) + 1)) return no(-400, '请求错误');
  desk.uploads.set(id, String(Math.max(Number(parts), number)));
  return yes({});
}

type Handler = (call: LabCall, desk: Desk) => LabAnswer | Promise<LabAnswer>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'archive/video/init': (call, desk) => {
    if (typeof jsonOf(call)['name'] !== 'string') return no(-400, '请求错误');
    const id = labId('ut-');
    desk.uploads.set(id, '0');
    return yes({ upload_token: id });
  },
  'archive/video/complete': (call, desk) => {
    const id = call.query.get('upload_token') ?? '';
    if (Number(desk.uploads.get(id) ?? 0) < 1) return no(-400, '请求错误');
    desk.uploads.set(id, 'whole');
    return yes({});
  },
  'archive/cover/upload': async (call, desk) => {
    if (!((await formOf(call)).get('file') instanceof Blob)) return no(-400, '封面为空');
    const url = `https://archive.biliimg.com/${labId('cover')}.jpg`;
    desk.uploads.set(url, 'cover');
    return yes({ url });
  },
  'archive/add-by-utoken': (call, desk) => {
    const id = call.query.get('upload_token') ?? '';
    const { title, desc, cover, tid, tag, copyright, source } = jsonOf(call);
    if (desk.uploads.get(id) !== 'whole' || desk.uploads.get(String(cover)) !== 'cover')
      return no(-400, '视频或封面无效');
    if (!isWhole({ title, tid, tag })) return no(21070, '标题或标签不符合规范');
    if (copyright === 2 && typeof source !== 'string') return no(-400, '转载须注明来源');
    const taken = take(desk, { id: labId('BV1'), title: String(title), text: String(desc), marker: id });
    if (taken.kind === 'silent') return taken.answer;
    return taken.kind === 'post' ? yes({ resource_id: taken.post.id }) : REFUSALS[taken.mood];
  },
  'archive/view': (call, desk) => {
    const post = desk.posts.find(({ id }) => id === call.query.get('resource_id'));
    return post ? yes(filmOf(post, look(post))) : no(-404, '啥都木有');
  },
  'archive/viewlist': (_call, desk) => {
    const list = desk.posts.map((post) => filmOf(post, look(post))).reverse();
    return yes({ page: { pn: 1, ps: 20, total: list.length }, list });
  },
  'archive/delete': (call, desk) => {
    const post = desk.posts.find(({ id }) => id === jsonOf(call)['resource_id']);
    if (!post) return no(-404, '啥都木有');
    return remove(desk, post) === 'removed' ? yes({}) : no(-500, '服务器错误');
  },
  'user/account/info': () => yes({ name: '云泽融媒', openid: 'lab-openid' }),
};

const isWhole = ({ title, tid, tag }: Readonly<Record<string, unknown>>): boolean =>
  typeof title === 'string' && typeof tid === 'number' && typeof tag === 'string' && tag !== '';

function filmOf(post: LabPost, state: LabPost['state']): unknown {
  return {
    ...{ resource_id: post.id, title: post.title, desc: post.text, ctime: Math.floor(post.at.getTime() / 1000) },
    addit_info: { state: STATES[state], state_desc: '', reject_reason: '' },
    video_info: { share_url: `https://www.bilibili.com/video/${post.id}` },
  };
}
