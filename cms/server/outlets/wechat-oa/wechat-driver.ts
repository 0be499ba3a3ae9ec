import { z } from 'zod';
import type { CredentialOf, EditionContent } from '../../../contract';
import { mapOk, ok, type Result } from '../../../kernel';
import type { Posted, SendOutcome, Sight, WithdrawOutcome } from '../../deliveries/outlet.rules';
import type { Driver, Session, Wanted } from '../driver';
import { wholeOf } from '../own-media';
import type { Ask, Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';
import { articleHtml, type Uploaded } from './wechat-article.rules';
import { judgeWechat } from './wechat-answers';
import { sightOfArticle, sightOfTask } from './wechat-sight';

type Oa = CredentialOf<'wechat-oa'>;
type WechatSession = Session<Oa>;

const HOST = 'api.weixin.qq.com';
const COVER_BYTES = 10 * 1024 * 1024;
const PICTURE_BYTES = 1024 * 1024 - 1;
/** The steps of a delivery at WeChat: the cover, whose id no other post has; the draft; the task of publishing. */
const COVER = 'cover';
const DRAFT = 'draft';
/** The step under which a callback finds its delivery. */
export const TASK = 'publish_id';

const post = (path: string, token: string, json: unknown): Ask => ({
  ...{ host: HOST, path, method: 'POST', query: { access_token: token } },
  body: { json },
});

const tokens = z.object({ access_token: z.string(), expires_in: z.number() });
const uploadedCover = z.object({ media_id: z.string() });
const uploadedPicture = z.object({ url: z.string() });
const submitted = z.object({ publish_id: z.coerce.string() });
const page = z.object({
  item: z.array(
    z.object({
      article_id: z.string(),
      content: z.object({ news_item: z.array(z.looseObject({ thumb_media_id: z.string().catch('') })) }),
    }),
  ),
});

const unreadable: Result<never, Refused> = {
  ok: false,
  error: { kind: 'passing', code: 'WECHAT_UNREADABLE', words: 'busy' },
};

/** WeChat Official Account (微信公众号): a draft, then a task of publishing whose end comes by callback or by asking. */
export const wechatDriver: Driver<Oa> = {
  platform: 'wechat-oa',
  tokens: {
    ask: ({ appId, appSecret }) => ({
      ...{ host: HOST, path: '/cgi-bin/stable_token', method: 'POST' },
      body: { json: { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: false } },
    }),
    read({ body }) {
      const read = tokens.safeParse(body);
      return read.success
        ? { access: read.data.access_token, refresh: null, seconds: read.data.expires_in }
        : undefined;
    },
  },
  judge: judgeWechat,
  post: publish,
  find,
  remove: takeOff,
  async check(session) {
    const asked = await session.ask((token) =>
      post('/cgi-bin/freepublish/batchget', token, { offset: 0, count: 1, no_content: 1 }),
    );
    return mapOk(asked, () => ({ name: session.credential.appId }));
  },
};

async function publish(session: WechatSession, { content }: Wanted): Promise<Result<SendOutcome, Refused>> {
  const draft = await draftOf(session, content);
  if (!draft.ok) return draft;
  const sent = await session.commit((token) => post('/cgi-bin/freepublish/submit', token, { media_id: draft.value }));
  if (!sent.ok) return sent;
  const task = submitted.safeParse(sent.value.body);
  // It said yes and not to what: the look finds it by its cover.
  if (!task.success) return { ok: false, error: { kind: 'unknown', code: 'WECHAT_NO_TASK', words: 'lost' } };
  await session.steps.keep(TASK, task.data.publish_id);
  return ok({ kind: 'accepted', platformId: taskId(task.data.publish_id), url: null });
}

/** Until there is an article the post goes by its task. */
const taskId = (publishId: string): string => `task:${publishId}`;

/** A draft that lies there from an earlier try is used again, so that retries leave no heap of drafts. */
async function draftOf(session: WechatSession, content: EditionContent): Promise<Result<string, Refused>> {
  const kept = await session.steps.read(DRAFT);
  if (kept !== undefined && (await stands(session, kept))) return ok(kept);
  const cover = await coverOf(session, content);
  if (!cover.ok) return cover;
  const pictures = await picturesOf(session, content);
  if (!pictures.ok) return pictures;
  const added = await session.ask((token) =>
    post('/cgi-bin/draft/add', token, { articles: [articleOf(content, cover.value, pictures.value)] }),
  );
  if (!added.ok) return added;
  const draft = uploadedCover.safeParse(added.value.body);
  if (!draft.success) return unreadable;
  await session.steps.keep(DRAFT, draft.data.media_id);
  return ok(draft.data.media_id);
}

async function stands(session: WechatSession, draft: string): Promise<boolean> {
  return (await session.ask((token) => post('/cgi-bin/draft/get', token, { media_id: draft }))).ok;
}

function articleOf(content: EditionContent, thumb: string, pictures: Uploaded): Record<string, unknown> {
  const { title, byline, summary, link } = content;
  return {
    ...{ article_type: 'news', title, author: byline, digest: summary, content: articleHtml(content, pictures) },
    ...(link === null ? {} : { content_source_url: link }),
    ...{ thumb_media_id: thumb, need_open_comment: 0, only_fans_can_comment: 0 },
  };
}

async function coverOf(session: WechatSession, { cover }: EditionContent): Promise<Result<string, Refused>> {
  const uploaded = await upload(session, {
    url: cover?.url ?? '',
    path: '/cgi-bin/material/add_material',
    most: COVER_BYTES,
  });
  if (!uploaded.ok) return uploaded;
  const read = uploadedCover.safeParse(uploaded.value.body);
  if (!read.success) return unreadable;
  await session.steps.keep(COVER, read.data.media_id);
  return ok(read.data.media_id);
}

async function picturesOf(session: WechatSession, { blocks }: EditionContent): Promise<Result<Uploaded, Refused>> {
  const uploaded = new Map<string, string>();
  for (const { kind, url } of blocks) {
    if (kind !== 'picture' || url === null || uploaded.has(url)) continue;
    const answer = await upload(session, { url, path: '/cgi-bin/media/uploadimg', most: PICTURE_BYTES });
    if (!answer.ok) return answer;
    const read = uploadedPicture.safeParse(answer.value.body);
    if (!read.success) return unreadable;
    uploaded.set(url, read.data.url);
  }
  return ok(uploaded);
}

type Upload = { readonly url: string; readonly path: string; readonly most: number };

async function upload(session: WechatSession, { url, path, most }: Upload): Promise<Result<Heard, Refused>> {
  const file = await session.media.picture(url, most);
  if (!file) return { ok: false, error: { kind: 'final', code: 'MEDIA_NOT_OURS', path: 'cover', words: 'licence' } };
  const bytes = await wholeOf(file);
  return session.ask((token) => ({
    ...{ host: HOST, path, method: 'POST', query: { access_token: token, type: 'image' } },
    body: { parts: [{ field: 'media', bytes, type: file.type, name: file.name }] },
  }));
}

/** A post that is known by its task only is looked for first: articles alone can be deleted. */
async function takeOff(session: WechatSession, posted: Posted): Promise<Result<WithdrawOutcome, Refused>> {
  let { platformId } = posted;
  if (platformId.startsWith('task:')) {
    const task = platformId.slice('task:'.length);
    const asked = await session.ask((token) => post('/cgi-bin/freepublish/get', token, { publish_id: task }));
    if (!asked.ok) return asked;
    const sight = sightOfTask(asked.value.body, posted);
    if (sight.kind === 'absent' || sight.kind === 'rejected') return ok({ kind: 'removed' });
    if (sight.kind !== 'live') return ok({ kind: 'failed' });
    ({ platformId } = sight);
  }
  const deleted = await session.ask((token) =>
    post('/cgi-bin/freepublish/delete', token, { article_id: platformId, index: 0 }),
  );
  return mapOk(deleted, () => ({ kind: 'removed' }));
}

const LOOKED_BACK = 20;

async function find(session: WechatSession, _wanted: Wanted, posted: Posted | null): Promise<Result<Sight, Refused>> {
  if (posted && !posted.platformId.startsWith('task:')) {
    const { platformId } = posted;
    const asked = await session.ask((token) =>
      post('/cgi-bin/freepublish/getarticle', token, { article_id: platformId }),
    );
    return mapOk(asked, ({ body }) => sightOfArticle(body, posted));
  }
  const task = await session.steps.read(TASK);
  if (task !== undefined) {
    const asked = await session.ask((token) => post('/cgi-bin/freepublish/get', token, { publish_id: task }));
    return mapOk(asked, ({ body }) => sightOfTask(body, { platformId: taskId(task), url: null }));
  }
  return findByCover(session);
}

/** The answer that named the task was lost: the cover of this very delivery tells its post from all others. */
async function findByCover(session: WechatSession): Promise<Result<Sight, Refused>> {
  const cover = await session.steps.read(COVER);
  const draft = await session.steps.read(DRAFT);
  const asked = await session.ask((token) =>
    post('/cgi-bin/freepublish/batchget', token, { offset: 0, count: LOOKED_BACK, no_content: 1 }),
  );
  if (!asked.ok) return asked;
  const read = page.safeParse(asked.value.body);
  if (!read.success) return unreadable;
  const mine = read.data.item.find(({ content }) => content.news_item.some((one) => one.thumb_media_id === cover));
  if (mine) return ok(sightOfArticle(mine.content, { platformId: mine.article_id, url: null }));
  // A draft leaves the box when it is published: while it lies there, nothing was; when it has gone, the post is on its way.
  return ok(draft !== undefined && (await stands(session, draft)) ? { kind: 'absent' } : { kind: 'unclear' });
}
