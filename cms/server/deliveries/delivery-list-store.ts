import type { Knex } from 'knex';
import {
  GROUP_STATES,
  TALLY_STATES,
  type DeliveryGroup,
  type DeliveryShown,
  type DeliveryTally,
  type EditionProblem,
  type NowhereStory,
  type PostingState,
} from '../../contract';
import { fromJsonb, TODAY_BEGINS } from '../../platform';
import type { DeliveryMark } from './delivery-cursor.rules';
import { deliveryOf, type Delivery } from './delivery-store';

/** A delivery with the names that people know its account and its story by. */
export type DeliveryLine = Delivery & {
  readonly account: DeliveryShown['channel'];
  readonly title: string;
  readonly handEdited: boolean;
  readonly problems: readonly EditionProblem[];
};

/** By what a list of deliveries is narrowed; stations are those that whoever asks may see. */
export type Narrowed = {
  readonly stations: readonly string[];
  readonly channel?: string | undefined;
  readonly column?: string | undefined;
  readonly documentId?: string | undefined;
  readonly text?: string | undefined;
  readonly tally?: DeliveryTally | undefined;
};

/** Which deliveries somebody asks for, and from where on. */
export type Asked = Narrowed & {
  readonly group?: DeliveryGroup | undefined;
  readonly state?: PostingState | undefined;
  readonly order: 'changed' | 'due';
  readonly after?: DeliveryMark | undefined;
  readonly limit: number;
};

/** A delivery in a list, with its mark. */
export type Listed = { readonly line: DeliveryLine; readonly mark: DeliveryMark };

/** A gate without a moment waits for a person, so its delivery wants hands. */
const GROUP = `CASE
  WHEN d.state = 'gated' AND d.next_at IS NULL THEN 'hands'
  ${Object.entries(GROUP_STATES)
    .map(([group, states]) => `WHEN d.state IN (${states.map((state) => `'${state}'`).join(', ')}) THEN '${group}'`)
    .join(' ')} END`;

const joined = (read: Knex): Knex.QueryBuilder =>
  read('delivery as d').join('channel as c', 'c.id', 'd.channel').join('edition as e', 'e.id', 'd.edition');

const lines = (read: Knex): Knex.QueryBuilder =>
  joined(read).select('d.*', 'e.problems', {
    hand_edited: 'e.hand_edited',
    channel_name: 'c.name',
    channel_platform: 'c.platform',
    channel_lane: 'c.lane',
    title: read.raw(`e.content->>'title'`),
  });

function narrow(
  query: Knex.QueryBuilder,
  { stations, channel, column, documentId, text, tally }: Narrowed,
): Knex.QueryBuilder {
  query.whereIn('d.station', [...stations]);
  if (channel !== undefined) query.where('d.channel', channel);
  if (column !== undefined) query.where('d.column_id', column);
  if (documentId !== undefined) query.where('d.document_id', documentId);
  if (tally !== undefined) query.whereIn('d.state', [...TALLY_STATES[tally]]);
  if (tally === 'out-today') query.whereRaw(`d.live_at >= ${TODAY_BEGINS}`);
  if (text) query.whereRaw(`e.content->>'title' ILIKE ?`, [`%${text.replace(/[\\%_]/g, '\\$&')}%`]);
  return query;
}

const SORTED = { changed: ['d.changed_at', '<', 'desc'], due: ['d.due_at', '>', 'asc'] } as const;

async function list(read: Knex, { group, state, order, after, limit, ...asked }: Asked): Promise<readonly Listed[]> {
  const [column, passed, direction] = SORTED[order];
  const query = narrow(lines(read), asked).select({
    mark: read.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`),
  });
  if (group !== undefined) query.whereRaw(`${GROUP} = ?`, [group]);
  if (state !== undefined) query.where('d.state', state);
  if (after) query.whereRaw(`(${column}, d.id) ${passed} (?::timestamptz, ?::uuid)`, [after.at, after.id]);
  const rows = (await query.orderBy(column, direction).orderBy('d.id', direction).limit(limit)) as { mark: string }[];
  return rows.map((row) => {
    const line = lineOf(row);
    return { line, mark: { at: row.mark, id: line.id } };
  });
}

async function counts(read: Knex, asked: Narrowed): Promise<Record<DeliveryGroup, number>> {
  const rows = await narrow(joined(read), asked)
    .groupByRaw(GROUP)
    .select<{ group: DeliveryGroup; count: number }[]>(read.raw(`${GROUP} AS "group", count(*)::int AS count`));
  const found = new Map(rows.map(({ group, count }) => [group, count]));
  const none = { hands: 0, waiting: 0, moving: 0, out: 0, over: 0 };
  return { ...none, ...Object.fromEntries(found) };
}

async function byId(read: Knex, id: string): Promise<DeliveryLine | undefined> {
  const row: unknown = await lines(read).where('d.id', id).first();
  return row === undefined ? undefined : lineOf(row);
}

/** Every delivery of a story in one language, the newest first. */
async function ofStory(read: Knex, documentId: string, locale: string): Promise<readonly DeliveryLine[]> {
  const at = { 'd.document_id': documentId, 'd.locale': locale };
  return ((await lines(read).where(at).orderBy('d.seq', 'desc').limit(500)) as unknown[]).map(lineOf);
}

/** Stories of which something failed, nothing stands, and nothing is still on its way by itself. */
async function nowhere(read: Knex, stations: readonly string[]): Promise<readonly NowhereStory[]> {
  const { rows } = await read.raw<{
    rows: (Omit<NowhereStory, 'since' | 'documentId'> & { id: string; since: Date })[];
  }>(
    `SELECT d.document_id AS id, d.locale, d.station, count(*)::int AS accounts, max(d.changed_at) AS since,
            (array_agg(e.content->>'title' ORDER BY d.seq DESC))[1] AS title
       FROM delivery d JOIN edition e ON e.id = d.edition
      WHERE d.station = ANY(?) AND d.state IN ('failed_final', 'rejected', 'manual')
        AND NOT EXISTS (
          SELECT 1 FROM delivery other
           WHERE other.document_id = d.document_id AND other.locale = d.locale
             AND other.state NOT IN ('failed_final', 'rejected', 'manual', 'cancelled', 'dropped', 'replaced'))
      GROUP BY 1, 2, 3 ORDER BY since DESC LIMIT 50`,
    [[...stations]],
  );
  return rows.map(({ id, since, ...one }) => ({ ...one, documentId: id, since: since.toISOString() }));
}

function lineOf(found: unknown): DeliveryLine {
  // Selected above by these very names; the joined tables are written by their own stores.
  const row = found as {
    channel: string;
    channel_name: string;
    channel_platform: DeliveryShown['channel']['platform'];
    channel_lane: DeliveryShown['channel']['lane'];
    title: string;
    hand_edited: boolean;
    problems: unknown;
  };
  return {
    ...deliveryOf(found),
    account: { id: row.channel, name: row.channel_name, platform: row.channel_platform, lane: row.channel_lane },
    title: row.title,
    handEdited: row.hand_edited,
    problems: fromJsonb(row.problems) as EditionProblem[],
  };
}

/** Lists of deliveries as use cases are handed them. */
export const deliveryLists = { list, counts, byId, ofStory, nowhere } as const;

/** Lists of deliveries as use cases are handed them. */
export type DeliveryLists = typeof deliveryLists;
