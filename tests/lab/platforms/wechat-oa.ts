import { createCipheriv, createHash, randomBytes } from 'node:crypto';
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
  type StandIn,
} from './desk';

export const wechatCredential: CredentialOf<'wechat-oa'> = {
  platform: 'wechat-oa',
  appId: 'wxlab0000000000001',
  appSecret: 'lab-wechat-secret',
  callbackToken: 'labtoken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  expiresAt: null,
};

const no = (errcode: number, errmsg: string): LabAnswer => ({ json: { errcode, errmsg } });
const GOOD = { errcode: 0, errmsg: 'ok' };
const REFUSALS = {
  refuses: no(45003, 'title size out of limit'),
  busy: no(-1, 'system error'),
  quota: no(45009, 'reach max api daily quota limit'),
} as const;
const MEDIA_MOST = 1024 * 1024;

/** The Official Account API: stable tokens, material, drafts and publishing, with its codes in the body of a 200. */
export const wechatOa: StandIn = {
  platform: 'wechat-oa',
  hosts: ['api.weixin.qq.com'],
  credential: wechatCredential,
  reviews: true,
  rejects: true,
  deletes: true,
  async serve(call, desk) {
    if (call.method !== 'POST') return no(43002, 'require POST method');
    if (call.path === '/cgi-bin/stable_token') return token(call, desk);
    const given = call.query.get('access_token') ?? '';
    if (!desk.access.has(given)) return no(40001, 'invalid credential, access_token is invalid or not latest');
    const handler = HANDLERS[call.path];
    return handler ? handler(call, desk) : no(40066, 'invalid url');
  },
};

function token(call: LabCall, desk: Desk): LabAnswer {
  const { grant_type: grant, appid, secret } = jsonOf(call);
  if (grant !== 'client_credential') return no(40002, 'invalid grant_type');
  if (appid !== wechatCredential.appId) return no(40013, 'invalid appid');
  if (desk.isRevoked || secret !== wechatCredential.appSecret) return no(40125, 'invalid appsecret');
  const [kept] = desk.access;
  // The stable token is the same until it ends.
  return { json: { access_token: kept ?? issue(desk), expires_in: 7200 } };
}

type Handler = (call: LabCall, desk: Desk) => LabAnswer | Promise<LabAnswer>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  '/cgi-bin/material/add_material': async (call, desk) => {
    const file = (await formOf(call)).get('media');
    if (!(file instanceof Blob) || call.query.get('type') !== 'image') return no(40004, 'invalid media type');
    const id = labId('cover-');
    desk.uploads.set(id, 'cover');
    return { json: { media_id: id, url: `https://mmbiz.qpic.cn/${id}` } };
  },
  '/cgi-bin/media/uploadimg': async (call) => {
    const file = (await formOf(call)).get('media');
    if (!(file instanceof Blob) || file.size >= MEDIA_MOST) return no(40009, 'invalid image size');
    return { json: { url: `https://mmbiz.qpic.cn/${labId('pic-')}` } };
  },
  '/cgi-bin/draft/add': (call, desk) => {
    const [article] = jsonOf(call)['articles'] as Record<string, unknown>[];
    const { title, content, thumb_media_id: thumb } = article ?? {};
    if (typeof title !== 'string' || title === '') return no(45003, 'title size out of limit');
    if (typeof content !== 'string' || /<script|<img[^>]+src="(?!https:\/\/mmbiz)/.test(content)) {
      return no(45166, 'invalid content');
    }
    if (typeof thumb !== 'string' || desk.uploads.get(thumb) !== 'cover') return no(40007, 'invalid media_id');
    const id = labId('draft-');
    desk.uploads.set(id, JSON.stringify(article));
    return { json: { media_id: id } };
  },
  '/cgi-bin/draft/get': (call, desk) => {
    const draft = desk.uploads.get(String(jsonOf(call)['media_id']));
    return draft === undefined
      ? no(40007, 'invalid media_id')
      : { json: { news_item: [JSON.parse(draft) as unknown] } };
  },
  '/cgi-bin/freepublish/submit': submit,
  '/cgi-bin/freepublish/get': (call, desk) => {
    const id = String(jsonOf(call)['publish_id']);
    const post = desk.posts.find((one) => publishId(one.id) === id);
    return post ? { json: taskOf(post, look(post)) } : no(53600, 'article_id invalid');
  },
  '/cgi-bin/freepublish/getarticle': (call, desk) => {
    const post = desk.posts.find(({ id }) => id === jsonOf(call)['article_id']);
    if (!post) return no(53600, 'article_id invalid');
    const isDeleted = look(post) !== 'live';
    return { json: { news_item: [{ title: post.title, url: urlOf(post.id), is_deleted: isDeleted }] } };
  },
  '/cgi-bin/freepublish/batchget': (_call, desk) => {
    const shown = desk.posts.filter((post) => look(post) === 'live').reverse();
    const item = shown.map((post) => ({
      article_id: post.id,
      update_time: Math.floor(post.at.getTime() / 1000),
      content: {
        news_item: [{ title: post.title, thumb_media_id: post.marker, url: urlOf(post.id), is_deleted: false }],
      },
    }));
    return { json: { total_count: item.length, item_count: item.length, item: item.slice(0, 20) } };
  },
  '/cgi-bin/freepublish/delete': (call, desk) => {
    const post = desk.posts.find(({ id }) => id === jsonOf(call)['article_id']);
    if (!post) return no(53600, 'article_id invalid');
    return remove(desk, post) === 'removed' ? { json: GOOD } : no(-1, 'system error');
  },
};

function submit(call: LabCall, desk: Desk): LabAnswer {
  const draft = String(jsonOf(call)['media_id']);
  const kept = desk.uploads.get(draft);
  if (kept === undefined) return no(40007, 'invalid media_id');
  // It was kept by draft/add above.
  const { title, content, thumb_media_id: marker } = JSON.parse(kept) as Record<string, string>;
  const taken = take(desk, { id: labId('art-'), title: title ?? '', text: content ?? '', marker: marker ?? '' });
  if (taken.kind === 'refused') return REFUSALS[taken.mood];
  if (taken.kind === 'silent' && !desk.posts.some((one) => one.marker === marker)) return taken.answer;
  // What is published leaves the box.
  desk.uploads.delete(draft);
  if (taken.kind === 'silent') return taken.answer;
  return { json: { ...GOOD, publish_id: publishId(taken.post.id), msg_data_id: '1' } };
}

const publishId = (id: string): string => id.replace('art-', '');
const urlOf = (id: string): string => `https://mp.weixin.qq.com/s/${id}`;

function taskOf({ id }: { readonly id: string }, state: string): unknown {
  const publish_id = publishId(id);
  if (state === 'review') return { publish_id, publish_status: 1, fail_idx: [] };
  if (state === 'rejected') return { publish_id, publish_status: 4, fail_idx: [1] };
  if (state === 'removed') return { publish_id, publish_status: 5, fail_idx: [] };
  return {
    ...{ publish_id, publish_status: 0, article_id: id, fail_idx: [] },
    article_detail: { count: 1, item: [{ idx: 1, article_url: urlOf(id) }] },
  };
}

/** A callback of the platform: the query it is signed in, and its XML. */
export type WechatCallback = { readonly query: Readonly<Record<string, string>>; readonly xml: string };

/** Tells of the end of a task of publishing as WeChat does, in plain or in safe mode. */
export function publishFinished(
  postId: string,
  { at = new Date(), safe = false }: { readonly at?: Date; readonly safe?: boolean } = {},
): WechatCallback {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const nonce = labId('');
  const inner = [
    '<xml><ToUserName><![CDATA[gh_lab]]></ToUserName><FromUserName><![CDATA[olab]]></FromUserName>',
    `<CreateTime>${seconds}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[PUBLISHJOBFINISH]]></Event>`,
    `<PublishEventInfo><publish_id>${publishId(postId)}</publish_id><publish_status>0</publish_status>`,
    `<article_id><![CDATA[${postId}]]></article_id></PublishEventInfo></xml>`,
  ].join('');
  const token = wechatCredential.callbackToken ?? '';
  const signature = signed([token, seconds, nonce]);
  if (!safe) return { query: { signature, timestamp: seconds, nonce }, xml: inner };
  const encrypted = encrypt(inner);
  return {
    query: {
      signature,
      timestamp: seconds,
      nonce,
      encrypt_type: 'aes',
      msg_signature: signed([token, seconds, nonce, encrypted]),
    },
    xml: `<xml><ToUserName><![CDATA[gh_lab]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  };
}

const signed = (parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

function encrypt(xml: string): string {
  const key = Buffer.from(`${wechatCredential.encodingAesKey ?? ''}=`, 'base64');
  const text = Buffer.from(xml, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const whole = Buffer.concat([randomBytes(16), length, text, Buffer.from(wechatCredential.appId, 'utf8')]);
  const pad = 32 - (whole.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([whole, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    'base64',
  );
}
