import type { Knex } from 'knex';
import type { DeliveryShown, EditionProblem, PostingState } from '../../contract';
import { fromJsonb } from '../../platform';
import { deliveryOf, type Delivery } from './delivery-store';

/** A delivery with the names that people know its account and its story by. */
export type DeliveryLine = Delivery & {
  readonly account: DeliveryShown['channel'];
  readonly title: string;
  readonly problems: readonly EditionProblem[];
};

/** Which deliveries somebody asks for. */
export type Asked = {
  readonly stations: readonly string[];
  readonly state?: PostingState | undefined;
  readonly channel?: string | undefined;
  readonly documentId?: string | undefined;
  readonly limit: number;
};

const lines = (read: Knex): Knex.QueryBuilder =>
  read('delivery as d')
    .join('channel as c', 'c.id', 'd.channel')
    .join('edition as e', 'e.id', 'd.edition')
    .select('d.*', 'e.problems', {
      channel_name: 'c.name',
      channel_platform: 'c.platform',
      title: read.raw(`e.content->>'title'`),
    });

async function list(
  read: Knex,
  { stations, state, channel, documentId, limit }: Asked,
): Promise<readonly DeliveryLine[]> {
  const query = lines(read).whereIn('d.station', [...stations]);
  if (state !== undefined) query.where('d.state', state);
  if (channel !== undefined) query.where('d.channel', channel);
  if (documentId !== undefined) query.where('d.document_id', documentId);
  return ((await query.orderBy('d.changed_at', 'desc').orderBy('d.id').limit(limit)) as unknown[]).map(lineOf);
}

async function byId(read: Knex, id: string): Promise<DeliveryLine | undefined> {
  const row: unknown = await lines(read).where('d.id', id).first();
  return row === undefined ? undefined : lineOf(row);
}

function lineOf(found: unknown): DeliveryLine {
  // Selected above by these very names; the joined tables are written by their own stores.
  const row = found as {
    channel: string;
    channel_name: string;
    channel_platform: DeliveryShown['channel']['platform'];
    title: string;
    problems: unknown;
  };
  return {
    ...deliveryOf(found),
    account: { id: row.channel, name: row.channel_name, platform: row.channel_platform },
    title: row.title,
    problems: fromJsonb(row.problems) as EditionProblem[],
  };
}

/** Lists of deliveries as use cases are handed them. */
export const deliveryLists = { list, byId } as const;

/** Lists of deliveries as use cases are handed them. */
export type DeliveryLists = typeof deliveryLists;
