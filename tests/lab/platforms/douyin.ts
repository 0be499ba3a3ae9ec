import type { CredentialOf } from '@hearth/cms/contract';
import {
  formOf,
  issue,
  jsonOf,
  labId,
  look,
  rotate,
  said,
  take,
  type Desk,
  type LabAnswer,
  type LabCall,
  type LabPost,
  type StandIn,
} from './desk';

const credential: CredentialOf<'douyin'> = {
  ...{ platform: 'douyin', clientKey: 'lab-douyin-key', clientSecret: 'lab-douyin-secret', openId: 'ba253642-lab' },
  ...{ refreshToken: 'lab-refresh-0', expiresAt: null },
};

const no = (error_code: number, description: string): LabAnswer => ({
  json: { data: { error_code, description }, extra: { error_code, description, logid: 'lab' } },
});
const yes = (data: object): LabAnswer => ({
  json: { data: { ...data, error_code: 0, description: '' }, extra: { error_code: 0, logid: 'lab' } },
});
const REFUSALS = {
  refuses: no(2100005, '参数不合法'),
  busy: no(2100004, '系统繁忙'),
  quota: no(2190001, 'quota已用完'),
};
const VIDEO = '/api/douyin/v1/video';
const STATUS: Readonly<Record<LabPost['state'], number>> = { live: 1, rejected: 2, review: 4, removed: 2 };

/** Douyin's open platform: refresh tokens, a film, a post of it that is looked at, and the list of the account. It deletes nothing. */
export const douyin: StandIn = {
  ...{ platform: 'douyin', hosts: ['open.douyin.com'], credential, reviews: true, rejects: true, deletes: false },
  async serve(call, desk) {
    if (call.path === '/oauth/refresh_token/') return token(await formOf(call), desk);
    if (call.path === '/oauth/userinfo/') {
      const given = said(await formOf(call), 'access_token');
      return desk.access.has(given) ? yes({ nickname: '云泽融媒' }) : no(2190008, 'access_token过期');
    }
    if (!desk.access.has(String(call.headers['access-token'] ?? ''))) return no(2190008, 'access_token过期');
    if (call.query.get('open_id') !== credential.openId) return no(2190002, 'open_id 与 access_token 不匹配');
    const handler = HANDLERS[call.path.replace(VIDEO, '')];
    return handler ? handler(call, desk) : no(10014, 'not found');
  },
};

function token(form: FormData, desk: Desk): LabAnswer {
  if (form.get('client_key') !== credential.clientKey) return no(10003, 'client_key错误');
  if (desk.isRevoked || form.get('refresh_token') !== desk.refresh) return no(10010, 'refresh_token过期');
  return yes({
    access_token: issue(desk),
    expires_in: 1_296_000,
    refresh_token: rotate(desk),
    refresh_expires_in: 2_592_000,
    open_id: credential.openId,
  });
}

type Handler = (call: LabCall, desk: Desk) => LabAnswer | Promise<LabAnswer>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  '/upload_video/': async (call, desk) => {
    const file = (await formOf(call)).get('video');
    if (!(file instanceof Blob) || file.size > 128 * 1024 * 1024) return no(2190005, '视频文件太大了');
    const id = labId('v0');
    desk.uploads.set(id, 'film');
    return yes({ video: { video_id: id, width: 1280, height: 720 } });
  },
  '/create_video/': (call, desk) => {
    const { video_id: film, text } = jsonOf(call);
    if (typeof film !== 'string' || desk.uploads.get(film) !== 'film') return no(2190011, 'video_id 无效');
    const taken = take(desk, { id: labId('@9V'), title: '', text: typeof text === 'string' ? text : '', marker: film });
    if (taken.kind === 'silent') return taken.answer;
    return taken.kind === 'post' ? yes({ item_id: taken.post.id, video_id: '7' }) : REFUSALS[taken.mood];
  },
  '/video_list/': (_call, desk) => {
    const list = desk.posts.map((post) => filmOf(post, look(post))).reverse();
    return yes({ list, cursor: 0, has_more: false });
  },
};

function filmOf(post: LabPost, state: LabPost['state']): unknown {
  return {
    ...{
      item_id: post.id,
      title: post.text,
      create_time: Math.floor(post.at.getTime() / 1000),
      video_status: STATUS[state],
    },
    share_url: `https://www.iesdouyin.com/share/video/${post.id.slice(1)}/`,
  };
}
