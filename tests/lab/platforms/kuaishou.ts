import type { CredentialOf } from '@hearth/cms/contract';
import {
  formOf,
  issue,
  labId,
  look,
  remove,
  rotate,
  said,
  take,
  type Desk,
  type LabAnswer,
  type LabCall,
  type LabPost,
  type StandIn,
} from './desk';

const credential: CredentialOf<'kuaishou'> = {
  ...{
    platform: 'kuaishou',
    appId: 'ks6000000000001',
    appSecret: 'lab-kuaishou-secret',
    refreshToken: 'lab-refresh-0',
  },
  expiresAt: null,
};
const UPLOADER = 'upload.kuaishouzt.com';

const no = (result: number, error_msg: string): LabAnswer => ({ json: { result, error_msg } });
const REFUSALS = {
  refuses: no(100200300, 'caption 不合法'),
  busy: no(100200500, '系统繁忙，请稍后再试'),
  quota: no(100200401, '接口调用次数超限'),
};

/** Kuaishou: an upload token, parts at a host of its own, and publishing under the token. */
export const kuaishou: StandIn = {
  ...{
    platform: 'kuaishou',
    hosts: ['open.kuaishou.com', UPLOADER],
    credential,
    reviews: true,
    rejects: false,
    deletes: true,
  },
  async serve(call, desk) {
    if (call.path === '/oauth2/refresh_token') return token(await formOf(call), desk);
    if (call.host === UPLOADER) return upload(call, desk);
    if (call.query.get('app_id') !== credential.appId) return no(100200100, 'app_id 无效');
    if (!desk.access.has(call.query.get('access_token') ?? '')) return no(100200102, '无效的 access_token');
    const handler = HANDLERS[call.path];
    return handler ? handler(call, desk) : no(404, 'not found');
  },
};

function token(form: FormData, desk: Desk): LabAnswer {
  const isMine = form.get('app_id') === credential.appId && form.get('app_secret') === credential.appSecret;
  if (desk.isRevoked || !isMine || form.get('refresh_token') !== desk.refresh)
    return no(100200105, 'refresh_token 无效');
  return {
    json: {
      result: 1,
      access_token: issue(desk),
      expires_in: 172800,
      refresh_token: rotate(desk),
      refresh_token_expires_in: 15552000,
    },
  };
}

/** Parts by their number, put together at the end. */
function upload(call: LabCall, desk: Desk): LabAnswer {
  const id = call.query.get('upload_token') ?? '';
  const parts = desk.uploads.get(id);
  if (parts === undefined) return no(100200201, 'upload_token 无效');
  if (call.path === '/api/upload/fragment') {
    if (call.body.length === 0) return no(100200202, 'video 为空');
    // A part that is sent once more takes its own place.
    const count = Number(call.query.get('fragment_id')) + 1;
    desk.uploads.set(id, String(Math.max(Number(parts), count)));
    return { json: { result: 1 } };
  }
  if (call.query.get('fragment_count') !== parts) return no(100200203, 'video 分片不全');
  desk.uploads.set(id, 'whole');
  return { json: { result: 1 } };
}

type Handler = (call: LabCall, desk: Desk) => LabAnswer | Promise<LabAnswer>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  '/openapi/photo/start_upload': (_call, desk) => {
    const id = labId('up-');
    desk.uploads.set(id, '0');
    return { json: { result: 1, upload_token: id, endpoint: UPLOADER } };
  },
  '/openapi/photo/publish': async (call, desk) => {
    const form = await formOf(call);
    const id = call.query.get('upload_token') ?? '';
    if (desk.uploads.get(id) !== 'whole') return no(100200201, 'upload_token 无效');
    if (!(form.get('cover') instanceof Blob)) return no(100200301, 'cover 不能为空');
    const taken = take(desk, { id: labId('3x'), title: '', text: said(form, 'caption'), marker: id });
    if (taken.kind === 'silent') return taken.answer;
    return taken.kind === 'post'
      ? { json: { result: 1, video_info: infoOf(taken.post, taken.post.state) } }
      : REFUSALS[taken.mood];
  },
  '/openapi/photo/info': (call, desk) => {
    const post = desk.posts.find(({ id }) => id === call.query.get('photo_id'));
    const state = post && look(post);
    return post && state && state !== 'removed'
      ? { json: { result: 1, photo_info: infoOf(post, state) } }
      : no(100200404, '作品不存在');
  },
  '/openapi/photo/list': (_call, desk) => ({
    json: { result: 1, video_list: desk.posts.flatMap((post) => listed(post, look(post))).reverse() },
  }),
  '/openapi/photo/delete': (call, desk) => {
    const post = desk.posts.find(({ id }) => id === call.query.get('photo_id'));
    if (!post) return no(100200404, '作品不存在');
    return remove(desk, post) === 'removed' ? { json: { result: 1 } } : no(100200500, '系统繁忙，请稍后再试');
  },
  '/openapi/user_info': () => ({ json: { result: 1, user_info: { name: '云泽融媒', fan: 1, follow: 1 } } }),
};

const listed = (post: LabPost, state: LabPost['state']): readonly unknown[] =>
  state === 'removed' ? [] : [infoOf(post, state)];

function infoOf(post: LabPost, state: LabPost['state']): unknown {
  return {
    photo_id: post.id,
    caption: post.text,
    create_time: post.at.getTime(),
    pending: state === 'review',
    play_url: 'https://v.example/1',
  };
}
