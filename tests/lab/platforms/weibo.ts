import type { CredentialOf } from '@hearth/cms/contract';
import { formOf, labId, look, remove, said, take, type Desk, type LabAnswer, type LabCall, type StandIn } from './desk';

/** The token of an account that was authorised by hand; it is not renewed. */
const TOKEN = 'at-0123456789ab';
const DOMAIN = 'https://yunze.example/';

const credential: CredentialOf<'weibo'> = {
  ...{ platform: 'weibo', appKey: '1234567890', accessToken: TOKEN, uid: '1404376560', address: '203.0.113.7' },
  expiresAt: null,
};

const no = (error_code: number, error: string): LabAnswer => ({
  status: 400,
  json: { error, error_code, request: '/2/lab' },
});
const REFUSALS = {
  refuses: no(20012, 'text too long'),
  busy: no(10009, 'system is busy'),
  quota: no(10023, 'User requests out of rate limit!'),
};

/** Weibo: statuses/share with a link to the site that is bound, the owner's timeline, and deletion. */
export const weibo: StandIn = {
  ...{ platform: 'weibo', hosts: ['api.weibo.com'], credential, reviews: false, rejects: false, deletes: true },
  async serve(call, desk) {
    const form = call.method === 'POST' ? await formOf(call) : new FormData();
    const token = said(form, 'access_token') || (call.query.get('access_token') ?? '');
    if (desk.isRevoked || token !== TOKEN) return no(21332, 'invalid_access_token');
    if (desk.hasEnded) return no(21327, 'expired_token');
    return (HANDLERS[`${call.method} ${call.path}`] ?? (() => no(10020, 'API does not exist')))(call, desk, form);
  },
};

type Handler = (call: LabCall, desk: Desk, form: FormData) => LabAnswer;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'POST /2/statuses/share.json': (_call, desk, form) => {
    const text = said(form, 'status');
    const pic = form.get('pic');
    if (!text.includes(DOMAIN)) return no(20018, 'contain illegal website');
    if (/#[^#]+#/.test(text)) return no(20021, 'content is illegal!');
    if (!/^\d+\.\d+\.\d+\.\d+$/.test(said(form, 'rip'))) return no(10008, 'param error');
    if (pic !== null && !(pic instanceof Blob)) return no(20005, 'unsupported image type');
    if (desk.posts.some((post) => post.text === text && post.state === 'live')) return no(20019, 'repeat content');
    const id = labId('50').replace(/[a-f]/g, '3');
    const taken = take(desk, { id, title: '', text, marker: '' });
    if (taken.kind === 'silent') return taken.answer;
    return taken.kind === 'post' ? { json: { id: Number(id), idstr: id, mid: id, text } } : REFUSALS[taken.mood];
  },
  'GET /2/statuses/show.json': (call, desk) => {
    const post = desk.posts.find(({ id }) => id === call.query.get('id'));
    if (!post) return no(20101, 'target weibo does not exist!');
    return look(post) === 'live'
      ? { json: { idstr: post.id, text: post.text } }
      : { json: { deleted: '1', created_at: '' } };
  },
  'GET /2/statuses/user_timeline.json': (_call, desk) => {
    const shown = desk.posts.filter((post) => look(post) === 'live').reverse();
    const short = (text: string): string => text.replace(/https?:\/\/\S+/g, 'http://t.cn/lab');
    return {
      json: {
        statuses: shown.map(({ id, text, at }) => ({
          idstr: id,
          mid: id,
          text: short(text),
          created_at: at.toString(),
        })),
      },
    };
  },
  'POST /2/statuses/destroy.json': (_call, desk, form) => {
    const post = desk.posts.find(({ id }) => id === form.get('id'));
    if (!post) return no(20101, 'target weibo does not exist!');
    return remove(desk, post) === 'removed' ? { json: { idstr: post.id } } : no(10001, 'system error');
  },
  'GET /2/users/show.json': () => ({ json: { idstr: credential.uid, screen_name: '云泽融媒' } }),
};
