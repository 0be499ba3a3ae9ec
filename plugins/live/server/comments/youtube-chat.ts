import { ok, type Err, type Result } from '@hearth/cms/kernel';
import type { PlatformCall } from '@hearth/cms/platform';
import type { CommentDriver, CommentProblem, CommentsAsked } from '../../contract';
import { chatOf, pageOf, problemOf } from './youtube-answers';

/** How YouTube is asked, and how long an answer is waited for. */
export type YouTubeLine = { readonly call: PlatformCall; readonly patience: number };

const HOST = 'www.googleapis.com';
const MOST_AT_ONCE = 500;

const failed = (error: CommentProblem): Err<CommentProblem> => ({ ok: false, error });

/** Comments of a live on YouTube: `videos.list` names its chat, `liveChatMessages.list` reads it page by page. */
export function youtubeChat(line: YouTubeLine): CommentDriver {
  return {
    async read(asked) {
      const chat = asked.chat === null ? await findChat(line, asked) : ok(asked.chat);
      if (!chat.ok) return chat;
      const heard = await ask(line, asked.key, {
        path: '/youtube/v3/liveChat/messages',
        query: {
          ...{ liveChatId: chat.value, part: 'id,snippet,authorDetails', maxResults: MOST_AT_ONCE },
          ...(asked.page === null ? {} : { pageToken: asked.page }),
        },
      });
      if (!heard.ok) return heard;
      const page = pageOf(heard.value, chat.value);
      return page ? ok(page) : failed('busy');
    },
  };
}

async function findChat(line: YouTubeLine, { place, key }: CommentsAsked): Promise<Result<string, CommentProblem>> {
  const query = { part: 'liveStreamingDetails', id: place };
  const heard = await ask(line, key, { path: '/youtube/v3/videos', query });
  if (!heard.ok) return heard;
  const found = chatOf(heard.value);
  return typeof found === 'string' ? failed(found) : ok(found.chat);
}

type Query = Readonly<Record<string, string | number>>;

/** By a key in a header, so that no address anywhere holds it. */
async function ask(
  { call, patience }: YouTubeLine,
  key: string,
  { path, query }: { readonly path: string; readonly query: Query },
): Promise<Result<unknown, CommentProblem>> {
  const asked = { host: HOST, path, query, headers: { 'x-goog-api-key': key } };
  const heard = await call(asked, { signal: AbortSignal.timeout(patience) });
  if (!heard.ok) return failed('busy');
  const problem = problemOf(heard.value);
  return problem ? failed(problem) : ok(heard.value.body);
}
