import { z } from 'zod';
import type { CommentProblem, CommentsRead, ForeignComment } from '../../contract';

const refused = z.object({
  error: z.object({
    errors: z.array(z.object({ reason: z.string() })).catch([]),
    details: z.array(z.object({ reason: z.string().optional() })).catch([]),
  }),
});

/** The reasons that are told apart; all others are refusals of the key or of its rights. */
const MEANINGS: Readonly<Record<string, CommentProblem>> = {
  ...{ quotaExceeded: 'quota', dailyLimitExceeded: 'quota' },
  ...{ rateLimitExceeded: 'busy', userRateLimitExceeded: 'busy', backendError: 'busy', RATE_LIMIT_EXCEEDED: 'busy' },
  ...{ pageTokenInvalid: 'page', invalidPageToken: 'page' },
  ...{ liveChatEnded: 'over', liveChatNotFound: 'over' },
  ...{ liveChatDisabled: 'closed' },
};

/** What an answer of the Data API refuses; nothing where it is a yes. */
export function problemOf({
  status,
  body,
}: {
  readonly status: number;
  readonly body: unknown;
}): CommentProblem | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 500 || status === 429) return 'busy';
  const read = refused.safeParse(body);
  const said = read.success ? [...read.data.error.errors, ...read.data.error.details] : [];
  for (const { reason } of said) {
    const meaning = reason === undefined ? undefined : MEANINGS[reason];
    if (meaning) return meaning;
  }
  return status === 404 ? 'over' : 'key';
}

const found = z.object({
  items: z.array(
    z.object({ liveStreamingDetails: z.object({ activeLiveChatId: z.string().min(1).optional() }).optional() }),
  ),
});

/** The chat of a video: `over` where there is no such video, `not-begun` while it has no chat. */
export function chatOf(body: unknown): { readonly chat: string } | CommentProblem {
  const read = found.safeParse(body);
  if (!read.success) return 'busy';
  const [video] = read.data.items;
  if (!video) return 'over';
  const chat = video.liveStreamingDetails?.activeLiveChatId;
  return chat === undefined ? 'not-begun' : { chat };
}

const item = z.object({
  id: z.string().min(1).max(300),
  snippet: z.object({ type: z.string(), publishedAt: z.string(), displayMessage: z.string().optional() }),
  authorDetails: z.object({ displayName: z.string() }).optional(),
});
const page = z.object({
  nextPageToken: z.string().min(1).optional(),
  pollingIntervalMillis: z.number().min(0).catch(0),
  offlineAt: z.string().optional(),
  items: z.array(z.unknown()),
});

/** Longer ones are no comments; YouTube takes two hundred signs. */
const MOST_SIGNS = 500;

/** One page of a chat; nothing where it is none. What is not understood of it is left out, and what comes twice is one. */
export function pageOf(body: unknown, chat: string): CommentsRead | undefined {
  const read = page.safeParse(body);
  if (!read.success) return undefined;
  const { nextPageToken = null, pollingIntervalMillis, offlineAt, items } = read.data;
  const known = items.flatMap((one) => {
    const parsed = item.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  const comments = new Map(known.flatMap((one) => commentOf(one).map((comment) => [comment.id, comment] as const)));
  const isOver = offlineAt !== undefined || known.some(({ snippet }) => snippet.type === 'chatEndedEvent');
  const inOrder = [...comments.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
  return { chat, page: nextPageToken, wait: pollingIntervalMillis, comments: inOrder, isOver };
}

function commentOf({ id, snippet, authorDetails }: z.output<typeof item>): readonly ForeignComment[] {
  const text = [...(snippet.displayMessage ?? '').trim()].slice(0, MOST_SIGNS).join('');
  if (snippet.type !== 'textMessageEvent' || text === '') return [];
  return [{ id, author: authorDetails?.displayName ?? '', text, at: snippet.publishedAt }];
}
