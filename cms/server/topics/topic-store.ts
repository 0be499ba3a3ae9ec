import type { Knex } from 'knex';
import { z } from 'zod';
import { chainStep, type ChainStep, type TopicDrift, type TopicState, type TopicWords } from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';
import { vectorOf } from '../stories/words.rules';
import { termsOf } from './similar.rules';
import type { Course } from './topic.rules';

const chainOf = z.array(chainStep).nullable();

/** A topic as it is kept; what may be done with it depends on who asks. */
export type KeptTopic = TopicWords &
  Course & {
    readonly id: string;
    readonly station: string;
    readonly stateSince: string;
    readonly reason: string | null;
    readonly author: string;
    readonly pitchedBy: string | null;
    readonly people: readonly string[];
    readonly chain: readonly ChainStep[] | null;
    readonly mergedInto: string | null;
    readonly lastEvent: string;
    readonly lastBy: string;
    readonly comments: number;
    readonly drift: TopicDrift | null;
    readonly version: number;
  };

/** What a move or a change writes; what is left out stays. */
export type TopicPatch = Partial<TopicWords> &
  Partial<Course> &
  Partial<Pick<KeptTopic, 'reason' | 'pitchedBy' | 'chain' | 'mergedInto' | 'lastEvent' | 'lastBy'>>;

/** How topics are kept. */
export type TopicStore = {
  insert(tx: Tx, topic: TopicWords & Pick<KeptTopic, 'id' | 'station' | 'author'>): Promise<void>;
  /** Some topics of these stations; others are as good as not there. */
  byIds(stations: readonly string[], ids: readonly string[], tx?: Tx): Promise<readonly KeptTopic[]>;
  /** Writes a patch if the topic still has that version; false when somebody changed it first. */
  patch(tx: Tx, at: Pick<KeptTopic, 'id' | 'version'> & TopicWords, patch: TopicPatch): Promise<boolean>;
  /** Holds topics for the rest of the transaction, always in one order, and gives their versions. */
  lock(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
};

/** A row of a topic with its people and comments. */
export type TopicRow = {
  id: string;
  station: string;
  title: string;
  angle: string;
  importance: number;
  column_id: string | null;
  channels: string[];
  planned_from: Date | null;
  planned_to: Date | null;
  budget_fen: string;
  place: string;
  notes: string;
  people_wanted: number;
  state: TopicState;
  before: Course['before'];
  state_since: Date;
  reason: string | null;
  author: string;
  pitched_by: string | null;
  chain: unknown;
  signed: number;
  round: number;
  last_event: string;
  last_by: string;
  merged_into: string | null;
  version: number;
  people: string[];
  comments: number;
  drift: unknown;
};

// The event of a topic that is elsewhere than the topic takes it to be.
const DRIFT = `(SELECT jsonb_build_object('happening', h.happening,
    'was', jsonb_build_object('from', h.known_from, 'to', h.known_to, 'place', h.known_place, 'isOff', h.known_off),
    'now', jsonb_build_object('from', h.now_from, 'to', h.now_to, 'place', h.now_place, 'isOff', h.now_off))
  FROM happening_topic h WHERE h.topic = t.id
    AND (h.known_from, h.known_to, h.known_place, h.known_off) <> (h.now_from, h.now_to, h.now_place, h.now_off)
  LIMIT 1) AS drift`;

/** What is read of a topic `t`. */
export const TOPIC = `t.id, t.station, t.title, t.angle, t.importance, t.column_id, t.channels, t.planned_from, t.planned_to,
  t.budget_fen, t.place, t.notes, t.people_wanted, t.state, t.before, t.state_since, t.reason, t.author, t.pitched_by, t.chain,
  t.signed, t.round, t.last_event, t.last_by, t.merged_into, t.version,
  ARRAY(SELECT p.person FROM topic_person p WHERE p.topic = t.id ORDER BY p.assigned_at, p.person) AS people,
  (SELECT count(*)::integer FROM topic_comment c WHERE c.topic = t.id) AS comments, ${DRIFT}`;

/** Keeps topics in their table. */
export function topicStore({ database }: { readonly database: Database }): TopicStore {
  return {
    insert: async (tx, { id, station, author, ...words }) => {
      await tx('topic').insert({ id, station, author, last_by: author, ...columnsOf(tx, words, words) });
    },
    byIds: async (stations, ids, tx) => {
      const rows = await (tx ?? database.read)('topic as t')
        .whereIn('t.id', [...ids])
        .whereIn('t.station', [...stations])
        .orderBy('t.id')
        .select<TopicRow[]>((tx ?? database.read).raw(TOPIC));
      return rows.map(topicOf);
    },
    patch: async (tx, { id, version, ...words }, patch) => {
      const moved = patch.state === undefined ? {} : { state_since: tx.fn.now() };
      const changed = await tx('topic')
        .where({ id, version })
        .update({
          ...columnsOf(tx, patch, { ...words, ...patch }),
          ...moved,
          version: version + 1,
          changed_at: tx.fn.now(),
        });
      return changed === 1;
    },
    lock: async (tx, ids) => {
      const rows = await tx('topic')
        .whereIn('id', [...ids])
        .orderBy('id')
        .forUpdate()
        .select<{ id: string; version: number }[]>('id', 'version');
      return new Map(rows.map(({ id, version }) => [id, version]));
    },
  };
}

const NAMES: Readonly<Partial<Record<keyof TopicPatch, string>>> = {
  column: 'column_id',
  plannedFrom: 'planned_from',
  plannedTo: 'planned_to',
  budgetFen: 'budget_fen',
  peopleWanted: 'people_wanted',
  pitchedBy: 'pitched_by',
  mergedInto: 'merged_into',
  lastEvent: 'last_event',
  lastBy: 'last_by',
};

const SEARCHED: readonly string[] = ['title', 'angle', 'place', 'notes'];

function columnsOf(tx: Knex, patch: TopicPatch, words: TopicWords): Record<string, unknown> {
  const { chain, ...plain } = patch;
  // Object.entries forgets the keys of the literal type; they are those of a patch.
  const entries = Object.entries(plain) as [keyof TopicPatch, unknown][];
  const columns: Record<string, unknown> = Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[NAMES[name] ?? name, value]])),
  );
  if (chain !== undefined) columns['chain'] = chain === null ? null : JSON.stringify(chain);
  return entries.some(([name]) => SEARCHED.includes(name)) ? { ...columns, ...indexOf(tx, words) } : columns;
}

function indexOf(tx: Knex, { title, angle, place, notes }: TopicWords): Record<string, unknown> {
  const words = vectorOf([
    { text: title, weight: 'A' },
    { text: angle, weight: 'B' },
    { text: place, weight: 'C' },
    { text: notes, weight: 'D' },
  ]);
  return { words: tx.raw('?::tsvector', [words]), terms: [...termsOf(title, angle)] };
}

/** Reads a row. */
export function topicOf(row: TopicRow): KeptTopic {
  return {
    id: row.id,
    station: row.station,
    title: row.title,
    angle: row.angle,
    importance: row.importance,
    column: row.column_id,
    channels: row.channels,
    plannedFrom: row.planned_from?.toISOString() ?? null,
    plannedTo: row.planned_to?.toISOString() ?? null,
    // PostgreSQL sends bigints as text; the contract keeps budgets far below what a number holds exactly.
    budgetFen: Number(row.budget_fen),
    place: row.place,
    notes: row.notes,
    peopleWanted: row.people_wanted,
    state: row.state,
    before: row.before,
    stateSince: row.state_since.toISOString(),
    reason: row.reason,
    author: row.author,
    pitchedBy: row.pitched_by,
    people: row.people,
    chain: chainOf.parse(fromJsonb(row.chain)),
    signed: row.signed,
    round: row.round,
    lastEvent: row.last_event,
    lastBy: row.last_by,
    mergedInto: row.merged_into,
    comments: row.comments,
    drift: driftOf(row.drift),
    version: row.version,
  };
}

type DriftRow = z.output<typeof driftRow>;

const instant = z.string().transform((text) => new Date(text).toISOString());
const standingRow = z.object({ from: instant, to: instant, place: z.string(), isOff: z.boolean() });
const driftRow = z.object({ happening: z.string(), was: standingRow, now: standingRow }).nullable();

/** PostgreSQL writes moments in JSON with an offset of its own. */
const driftOf = (column: unknown): DriftRow => driftRow.parse(fromJsonb(column ?? null));
