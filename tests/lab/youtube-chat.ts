import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the next answer about a chat misbehaves. */
export type ChatMood =
  /** Answers nothing until whoever asked gives up. */
  | 'silent'
  /** Everything that it tells comes twice, and the whole page once more with the next. */
  | 'doubled'
  /** The newest first. */
  | 'shuffled'
  /** The JSON ends in the middle. */
  | 'torn'
  | 'broken'
  | 'quota'
  | 'too-often'
  | 'page-unknown'
  | 'key-refused'
  | 'switched-off'
  | 'ended';

type Said = {
  readonly id: string;
  readonly at: string;
  readonly author: string;
  readonly text: string;
  readonly type: string;
};

/** A stand-in for live chats on YouTube: `videos.list` and `liveChatMessages.list`, as their documentation has them. */
export type YouTubeChat = {
  readonly url: string;
  readonly key: string;
  /** Every request, without its key: `videos` or `messages PAGE`. */
  readonly calls: string[];
  /** What it does with the next requests, in this order; after them it behaves. */
  script(...moods: readonly ChatMood[]): void;
  /** The live begins there: its video has a chat. */
  begin(): void;
  /** Somebody writes; answers the number that YouTube gives it. */
  say(author: string, text: string, type?: string): string;
  /** The chat tells that it is over, after what was said. */
  end(): void;
  stop(): Promise<unknown>;
};

const CHAT = 'Cg0KC2R1bW15X2NoYXQqJwoYVUNsYWI';

const no = (status: number, reason: string): readonly [number, unknown] => [
  status,
  { error: { code: status, message: reason, errors: [{ domain: 'youtube.liveChat', reason, message: reason }] } },
];

const REFUSALS: Readonly<Partial<Record<ChatMood, readonly [number, unknown]>>> = {
  broken: no(500, 'backendError'),
  quota: no(403, 'quotaExceeded'),
  'too-often': no(403, 'rateLimitExceeded'),
  'page-unknown': no(400, 'pageTokenInvalid'),
  'switched-off': no(403, 'liveChatDisabled'),
  ended: no(403, 'liveChatEnded'),
  'key-refused': [
    400,
    { error: { code: 400, status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }], errors: [] } },
  ],
};

type Desk = {
  readonly said: Said[];
  readonly moods: ChatMood[];
  readonly calls: string[];
  readonly key: string;
  hasBegun: boolean;
  repeated: readonly Said[];
};

/** Opens one on a free port. */
export async function aYouTubeChat(video: string): Promise<YouTubeChat> {
  const key = `lab-${randomBytes(20).toString('hex')}`;
  const desk: Desk = { said: [], moods: [], calls: [], key, hasBegun: false, repeated: [] };
  const server = createServer((request, response) => serve(desk, video, { request, response }));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const say = (author: string, text: string, type = 'textMessageEvent'): string => {
    const id = `LCC.${desk.said.length}.${randomBytes(4).toString('hex')}`;
    desk.said.push({ id, author, text, type, at: new Date(Date.UTC(2026, 10, 30) + desk.said.length).toISOString() });
    return id;
  };
  return {
    ...{ url: `http://127.0.0.1:${port}`, key, calls: desk.calls, say },
    script: (...moods) => void desk.moods.push(...moods),
    begin: () => void (desk.hasBegun = true),
    end: () => void say('', '', 'chatEndedEvent'),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

type Line = { readonly request: IncomingMessage; readonly response: ServerResponse };

function serve(desk: Desk, video: string, { request, response }: Line): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://lab');
  const isAboutVideo = pathname === '/www.googleapis.com/youtube/v3/videos';
  const page = searchParams.get('pageToken');
  desk.calls.push(isAboutVideo ? 'videos' : `messages ${page ?? 'first'}`);
  const mood = isAboutVideo ? undefined : desk.moods.shift();
  if (mood === 'silent') return;
  const refused = refusalOf(request.headers['x-goog-api-key'] === desk.key ? mood : 'key-refused');
  const [status, body] = refused ?? [200, isAboutVideo ? videoOf(desk, video, searchParams) : pageOf(desk, page, mood)];
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(mood === 'torn' ? text.slice(0, text.length / 2) : text);
}

const refusalOf = (mood: ChatMood | undefined) => (mood === undefined ? undefined : REFUSALS[mood]);

function videoOf({ hasBegun }: Desk, video: string, asked: URLSearchParams): unknown {
  if (asked.get('id') !== video || asked.get('part') !== 'liveStreamingDetails') return { items: [] };
  return { items: [{ id: video, liveStreamingDetails: hasBegun ? { activeLiveChatId: CHAT } : {} }] };
}

/** From where the page token says, which names how far was read. */
function pageOf(desk: Desk, page: string | null, mood: ChatMood | undefined): unknown {
  const from = page === null ? 0 : Number(page.replace('after-', ''));
  const fresh = desk.said.slice(from);
  const told = [...desk.repeated, ...fresh, ...(mood === 'doubled' ? fresh : [])];
  desk.repeated = mood === 'doubled' ? fresh : [];
  return {
    kind: 'youtube#liveChatMessageListResponse',
    ...{ nextPageToken: `after-${desk.said.length}`, pollingIntervalMillis: 2_000 },
    pageInfo: { totalResults: told.length, resultsPerPage: told.length },
    items: (mood === 'shuffled' ? [...told].reverse() : told).map(itemOf),
  };
}

const itemOf = ({ id, at, author, text, type }: Said): unknown => ({
  ...{ kind: 'youtube#liveChatMessage', id },
  snippet: { type, liveChatId: CHAT, publishedAt: at, hasDisplayContent: text !== '', displayMessage: text },
  ...(author === '' ? {} : { authorDetails: { channelId: `UC${author}`, displayName: author } }),
});
