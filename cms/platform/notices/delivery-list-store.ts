import type { Knex } from 'knex';
import type { DeliveryState, NoticeLane } from '../../contract';
import type { Text } from '../../kernel';
import { fromJsonb } from '../database/jsonb';

/** A delivery as a list shows it, its notice not yet in words. */
export type ListedDelivery = {
  readonly id: string;
  readonly station: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly lane: NoticeLane;
  readonly target: Text;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly says: string | null;
  readonly created_at: Date;
  readonly version: number;
};

/** Which deliveries are wanted. */
export type DeliveryQuery = {
  readonly stations: readonly string[];
  readonly states?: readonly DeliveryState[];
  readonly id?: string;
  readonly before?: string | undefined;
  readonly limit: number;
};

type Row = Omit<ListedDelivery, 'facts' | 'target'> & { facts: unknown; target_zh: string; target_en: string };

/** A page of deliveries, newest first. */
export async function listDeliveries(read: Knex, query: DeliveryQuery): Promise<readonly ListedDelivery[]> {
  const { stations, states, id, before, limit } = query;
  const rows = (await read('notice_delivery as d')
    .join('notice as n', 'n.id', 'd.notice')
    .leftJoin('person as p', 'p.id', 'd.person')
    .leftJoin('notice_webhook as w', 'w.id', 'd.webhook')
    .select(
      'd.id',
      'n.station',
      'n.kind',
      'n.facts',
      'd.lane',
      'd.state',
      'd.tries',
      'd.says',
      'd.created_at',
      'd.version',
    )
    .select(read.raw(`coalesce(p.name_zh, w.name, '') AS target_zh, coalesce(p.name_en, w.name, '') AS target_en`))
    .whereIn('n.station', [...stations])
    .modify((list) => {
      if (states !== undefined) void list.whereIn('d.state', [...states]);
      if (id !== undefined) void list.where('d.id', id);
      if (before !== undefined) void list.where('d.id', '<', before);
    })
    .orderBy('d.id', 'desc')
    .limit(limit)) as Row[];
  return rows.map(({ facts, target_zh, target_en, ...row }) => ({
    ...row,
    // Only `insertNotice` writes facts, from an object.
    facts: fromJsonb(facts) as ListedDelivery['facts'],
    target: { 'zh-Hans': target_zh, en: target_en },
  }));
}
