import type { NoticeItem, StaffActor } from '../../contract';
import { err, ok, type Locale, type Refusal, type Result } from '../../kernel';
import { announce } from './announce';
import { countUnread, inboxOf, kindsTold, markAllRead, markRead, type InboxQuery } from './inbox-store';
import type { NoticeWork } from './notices-deps';

type InboxDeps = Pick<NoticeWork, 'database' | 'kinds' | 'publish'>;
type Wanted = Omit<InboxQuery, 'person'> & { readonly locale: Locale };
type Page = {
  readonly notices: NoticeItem[];
  readonly next: string | null;
  readonly unread: number;
  readonly kinds: { kind: string; name: string }[];
};

/** A page of somebody's own notices in their language. */
export async function readInbox(deps: InboxDeps, actor: StaffActor, wanted: Wanted): Promise<Result<Page, Refusal>> {
  const { read } = deps.database;
  const { locale, ...query } = wanted;
  const [rows, unread, told] = await Promise.all([
    inboxOf(read, { ...query, person: actor.id, limit: query.limit + 1 }),
    countUnread(read, actor.id),
    kindsTold(read, actor.id),
  ]);
  const page = rows.slice(0, query.limit);
  const notices = page.map(({ facts, created_at, read_at, ...row }) => ({
    ...row,
    ...deps.kinds.words(row.kind, facts, locale),
    at: created_at.toISOString(),
    readAt: read_at?.toISOString() ?? null,
  }));
  const next = rows.length > page.length ? (page.at(-1)?.id ?? null) : null;
  const kinds = told.map((kind) => ({ kind, name: deps.kinds.get(kind)?.about[locale] ?? kind }));
  return ok({ notices, next, unread, kinds });
}

type Unread = Promise<Result<{ unread: number }, Refusal<'HEARTH.NOT_ALLOWED', undefined>>>;

/** Marks one of somebody's own notices; another person's is refused whether it exists or not. */
export async function markNotice(
  deps: InboxDeps,
  actor: StaffActor,
  { id, read }: { readonly id: string; readonly read: boolean },
): Unread {
  return marked(deps, actor, (tx) => markRead(tx, { id, person: actor.id, read }));
}

/** Marks as read what somebody has seen, and not what arrived since. */
export async function markSeen(deps: InboxDeps, actor: StaffActor, upTo: string): Unread {
  return marked(deps, actor, (tx) => markAllRead(tx, actor.id, upTo));
}

type Mark = (tx: Parameters<typeof announce>[1]) => Promise<boolean>;

async function marked(deps: InboxDeps, actor: StaffActor, mark: Mark): Unread {
  const done = await deps.database.transaction(async (tx) => {
    const own = await mark(tx);
    if (own) announce(deps, tx, [actor.id], 'notice.read');
    return own;
  });
  if (!done) return err('HEARTH.NOT_ALLOWED');
  return ok({ unread: await countUnread(deps.database.read, actor.id) });
}
