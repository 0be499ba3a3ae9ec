import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { HideRuleId, MessageState, messageKinds } from '../../contract';
import { REPEAT_SECONDS, type Before } from './weigh.rules';

/** A message about to be written. */
export type NewMessage = {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly kind: (typeof messageKinds)[number];
  readonly text: string;
  readonly author: string | null;
  readonly authorName: string;
  readonly press: string;
  readonly clock: number | null;
  readonly lane: number | null;
  readonly isRobot: boolean;
  readonly state: MessageState;
  readonly heldBy: readonly string[];
  readonly isReview: boolean;
};

/** A message that was there before: the same press of the same phone. */
export type KnownPress = {
  readonly id: string;
  readonly room: string;
  readonly author: string;
  readonly press: string;
  readonly state: MessageState;
};

/** Somebody who says something in a room. */
export type Speaker = { readonly room: string; readonly author: string };

/** The longest that slow mode looks back. */
const MOST_SECONDS = 300;

/** What these people said in these rooms just now, by room and author. Two nodes at once may let one more through; nothing hangs on that. */
async function justNow(
  on: Knex,
  speakers: readonly Speaker[],
  slowest: number,
): Promise<readonly (Before & KnownPress)[]> {
  const seconds = Math.min(MOST_SECONDS, Math.max(slowest, REPEAT_SECONDS));
  const { rows } = await on.raw<{ rows: (Before & KnownPress)[] }>(
    `SELECT m.id, m.room, m.author, m.press, m.state, m.text, extract(epoch FROM clock_timestamp() - m.at)::float8 AS ago
     FROM unnest(?::uuid[], ?::uuid[]) AS t (room, author)
     JOIN live_message m ON m.author = t.author AND m.room = t.room
     WHERE m.at > clock_timestamp() - make_interval(secs => ?)`,
    [...pairs(speakers), seconds],
  );
  return rows;
}

/** Why somebody may not write, and until when. */
export type Barred = Speaker & { readonly kind: 'mute' | 'ban'; readonly until: Date; readonly rule: HideRuleId };

/** Who of them may not write now: in this room, or in any of its station. */
async function barred(
  on: Knex,
  speakers: readonly (Speaker & { readonly station: string })[],
): Promise<readonly Barred[]> {
  const { rows } = await on.raw<{ rows: Barred[] }>(
    `WITH t AS (SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS t (room, author, station))
     SELECT t.room, t.author, 'mute' AS kind, u.until, u.rule FROM t
       JOIN live_mute u ON u.room = t.room AND u.reader = t.author
       WHERE u.lifted_at IS NULL AND u.until > clock_timestamp()
     UNION ALL
     SELECT t.room, t.author, 'ban', b.until, b.rule FROM t
       JOIN live_ban b ON b.station = t.station AND b.reader = t.author
       WHERE b.state <> 'lifted' AND b.until > clock_timestamp()`,
    [...pairs(speakers), speakers.map((one) => one.station)],
  );
  return rows;
}

/** Which of these presses are written already. */
async function known(
  on: Knex,
  presses: readonly (Speaker & { readonly press: string })[],
): Promise<readonly KnownPress[]> {
  const { rows } = await on.raw<{ rows: KnownPress[] }>(
    `SELECT m.id, m.room, m.author, m.press, m.state FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS t (room, author, press)
     JOIN live_message m ON m.room = t.room AND m.author = t.author AND m.press = t.press`,
    [...pairs(presses), presses.map((one) => one.press)],
  );
  return rows;
}

const pairs = (speakers: readonly Speaker[]): [string[], string[]] => [
  speakers.map((one) => one.room),
  speakers.map((one) => one.author),
];

const INSERT = `
  WITH said AS (
    INSERT INTO live_message (id, room, station, kind, text, author, author_name, press, clock, lane, is_robot, state, held_by, is_review)
    SELECT t.id, t.room, t.station, t.kind, t.text, t.author, t.author_name, t.press, t.clock, t.lane, t.is_robot, t.state,
      CASE WHEN t.held_by = '' THEN '{}'::text[] ELSE string_to_array(t.held_by, ' ') END, t.is_review
    FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::real[], ?::smallint[],
      ?::boolean[], ?::text[], ?::text[], ?::boolean[])
      AS t (id, room, station, kind, text, author, author_name, press, clock, lane, is_robot, state, held_by, is_review)
    ON CONFLICT (room, author, press) WHERE author IS NOT NULL DO NOTHING
    RETURNING id, room, station, kind, at
  ), asked AS (
    INSERT INTO live_question (message, room, station) SELECT id, room, station FROM said WHERE kind = 'question'
  )
  SELECT id, at FROM said`;

/** Writes a batch in one statement; what another node wrote meanwhile is left out of the answer. */
async function insert(tx: Tx, all: readonly NewMessage[]): Promise<ReadonlyMap<string, Date>> {
  const column = <Key extends keyof NewMessage>(key: Key): NewMessage[Key][] => all.map((one) => one[key]);
  const { rows } = await tx
    .raw<{ rows: { id: string; at: Date }[] }>(INSERT, [
      ...[column('id'), column('room'), column('station'), column('kind'), column('text')],
      ...[column('author'), column('authorName'), column('press'), column('clock'), column('lane')],
      // Lists within a list cannot be sent; names of rules have no spaces.
      ...[column('isRobot'), column('state'), column('heldBy').map((rules) => rules.join(' ')), column('isReview')],
    ])
    .options({ name: 'live.say' });
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Takes away what nobody has to keep any more, so many at a time. */
async function prune(on: Knex, room: string, limit: number): Promise<number> {
  const old = on('live_message').where({ room }).whereRaw(`at < clock_timestamp() - interval '3 years'`);
  return on('live_message').whereIn('id', old.limit(limit).select('id')).delete();
}

/** How batches of messages are written, and what has to be known before. */
export const batchStore = { justNow, barred, known, insert, prune } as const;

/** How batches of messages are written. */
export type BatchStore = typeof batchStore;
