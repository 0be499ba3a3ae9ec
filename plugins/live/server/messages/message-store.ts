import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { DeskMessage, HideRuleId, LiveMessage, MessageState } from '../../contract';
import { shownMessage } from './message.rules';

/** A message as it is kept. */
export type KeptMessage = Omit<DeskMessage, 'allowedEvents'> & { readonly station: string };

type Row = Omit<KeptMessage, 'at' | 'hidden'> & {
  readonly at: Date;
  readonly hiddenRule: HideRuleId | null;
  readonly hiddenReason: string | null;
  readonly hiddenBy: string | null;
  readonly hiddenAt: Date | null;
};

const COLUMNS = `m.id, m.room, m.station, m.kind, m.text, m.author AS reader, m.author_name AS author, m.clock, m.lane,
  m.is_robot AS "isRobot", m.platform, m.state, m.held_by AS "heldBy", m.is_review AS "isReview", m.hidden_rule AS "hiddenRule",
  m.hidden_reason AS "hiddenReason", m.hidden_by AS "hiddenBy", m.hidden_at AS "hiddenAt", m.version, m.at`;

function messageOf({ at, hiddenRule, hiddenReason, hiddenBy, hiddenAt, ...row }: Row): KeptMessage {
  const hidden =
    hiddenRule === null || hiddenBy === null || hiddenAt === null
      ? null
      : { rule: hiddenRule, reason: hiddenReason ?? '', by: hiddenBy, at: hiddenAt.toISOString() };
  return { ...row, at: at.toISOString(), hidden };
}

const messages = (on: Knex) => on('live_message as m').select(on.raw(COLUMNS));

async function find(on: Knex, id: string): Promise<KeptMessage | undefined> {
  const row = (await messages(on).where('m.id', id).first()) as Row | undefined;
  return row && messageOf(row);
}

/** A message of one of these stations; whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, stations: readonly string[], id: string): Promise<KeptMessage | undefined> {
  const query = messages(tx)
    .where('m.id', id)
    .whereIn('m.station', [...stations])
    .forNoKeyUpdate('m');
  const row = (await query.first()) as Row | undefined;
  return row && messageOf(row);
}

/** The last that were shown, the oldest first. */
async function latest(on: Knex, room: string, limit: number): Promise<readonly LiveMessage[]> {
  const query = messages(on).where({ 'm.room': room, 'm.state': 'shown' }).orderBy('m.id', 'desc').limit(limit);
  return ((await query) as Row[]).map((row) => shownMessage(messageOf(row))).reverse();
}

/** More than that in one minute of the picture is no longer read by anybody. */
const MOST_IN_A_MINUTE = 1_000;

/** What was shown of one minute of the picture. */
async function between(on: Knex, room: string, from: number): Promise<readonly LiveMessage[]> {
  const query = messages(on)
    .where({ 'm.room': room, 'm.state': 'shown' })
    .where('m.clock', '>=', from)
    .where('m.clock', '<', from + 60)
    .orderBy('m.clock')
    .limit(MOST_IN_A_MINUTE);
  return ((await query) as Row[]).map((row) => shownMessage(messageOf(row)));
}

/** Which messages of a desk. */
export type MessagePage = {
  readonly room: string;
  readonly state: MessageState;
  readonly reader?: string | undefined;
  /** The last of the page before. */
  readonly beyond?: string | undefined;
  readonly limit: number;
};

/** Those that wait are worked off in their order; of all others the newest is looked at first. */
async function list(on: Knex, { room, state, reader, beyond, limit }: MessagePage): Promise<readonly KeptMessage[]> {
  const isQueue = state === 'waiting';
  const query = messages(on)
    .where({ 'm.room': room, 'm.state': state })
    .orderBy('m.id', isQueue ? 'asc' : 'desc')
    .limit(limit);
  if (reader !== undefined) void query.where('m.author', reader);
  if (beyond !== undefined) void query.where('m.id', isQueue ? '>' : '<', beyond);
  return ((await query) as Row[]).map(messageOf);
}

async function countWaiting(on: Knex, room: string): Promise<number> {
  const row = await on('live_message')
    .where({ room, state: 'waiting' })
    .first<{ n: string } | undefined>(on.raw('count(*) AS n'));
  return Number(row?.n ?? 0);
}

/** How a message was hidden. */
export type Hiding = { readonly rule: HideRuleId; readonly reason: string; readonly by: string };

/** What a step writes; whatever is not hidden loses the words of why it was. */
export type MessageStep = { readonly state: MessageState; readonly hiding?: Hiding | undefined };

/** Of a message that is held. */
async function move(tx: Tx, { id, version }: KeptMessage, { state, hiding }: MessageStep): Promise<void> {
  await tx('live_message')
    .where({ id, version })
    .update({
      ...{ state, version: version + 1 },
      ...{ hidden_rule: hiding?.rule ?? null, hidden_reason: hiding?.reason ?? null, hidden_by: hiding?.by ?? null },
      hidden_at: hiding ? tx.raw('clock_timestamp()') : null,
    });
}

/** What somebody said as they know it: where, and what became of it. */
export type OwnMessage = LiveMessage & Pick<KeptMessage, 'room' | 'state'>;

/** What somebody said, for themselves. */
async function ofReader(on: Knex, reader: string, limit: number): Promise<readonly OwnMessage[]> {
  const query = messages(on).where('m.author', reader).orderBy('m.id', 'desc').limit(limit);
  return ((await query) as Row[]).map((row) => ({
    ...{ ...shownMessage(messageOf(row)), room: row.room, state: row.state },
  }));
}

/** What was said has to be kept; who said it goes. */
async function forget(tx: Tx, reader: string): Promise<void> {
  await tx('live_message').where({ author: reader }).update({ author: null, author_name: '已注销用户' });
}

/** How messages are kept, moved and read; batches of new ones are written in `batch-store`. */
export const messageStore = {
  ...{ find, hold, latest, between, list, countWaiting, move, ofReader, forget },
} as const;

/** How messages are kept, moved and read. */
export type MessageStore = typeof messageStore;
