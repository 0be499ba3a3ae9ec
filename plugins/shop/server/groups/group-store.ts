import type { Knex } from 'knex';
import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { GroupFacts } from './group-facts.rules';
import type { GatheringGroup, GroupState, LedGroup, Manifest, MakeGroup, ShownGroup } from '../../contract';

/** A group as kept. */
export type KeptGroup = MakeGroup & {
  readonly id: string;
  readonly station: string;
  readonly state: GroupState;
  readonly version: number;
  readonly point: ShownGroup['point'];
  readonly paid: number;
  readonly waiting: number;
};

/** What is handed out for one order. */
export type GroupOrder = { readonly id: string; readonly state: string; readonly quantity: number };

/** How groups are kept. */
export type GroupStore = {
  list(station: string, before: string | undefined, limit: number): Promise<readonly KeptGroup[]>;
  find(read: Knex, station: string, id: string): Promise<KeptGroup | undefined>;
  insert(tx: Tx, group: NewGroup): Promise<void>;
  /** Locks a group; whoever joins, decides or sends takes this first. */
  locked(tx: Tx, id: string): Promise<KeptGroup | undefined>;
  /** `false` when somebody else changed it first. */
  move(tx: Tx, group: Pick<KeptGroup, 'id' | 'state' | 'version'>, next: GroupState): Promise<boolean>;
  /** Groups that are to be decided by the clock of the database: nobody in them may still pay in time. */
  due(limit: number): Promise<readonly string[]>;
  /** Orders that were paid after their group was decided, with the state of the group. */
  stray(limit: number): Promise<readonly { readonly group: string; readonly order: string }[]>;
  ordersOf(read: Knex, group: string): Promise<readonly GroupOrder[]>;
  groupOf(read: Knex, order: string): Promise<string | undefined>;
  shown(offer: string): Promise<readonly ShownGroup[]>;
  /** Those of several offers that may still be joined, the soonest over first. */
  gathering(offers: readonly string[]): Promise<readonly GatheringGroup[]>;
  ledBy(leader: string): Promise<readonly LedGroup[]>;
  goodsOf(read: Knex, group: string): Promise<Pick<Manifest, 'title' | 'spec'> | undefined>;
  /** Whether an offer of the station is open until after a moment, and the moment is yet to come. */
  fits(tx: Tx, station: string, group: Pick<MakeGroup, 'offer' | 'cutoff'>): Promise<'fits' | 'cutoff' | 'offer'>;
};

/** A new group. */
export type NewGroup = MakeGroup & { readonly id: string; readonly station: string; readonly by: string };

const PAID = `('paid', 'held', 'shortage', 'confirmed', 'picking', 'shipped', 'delivered', 'received', 'closed')`;
const unitsIn = (states: string): string => `(SELECT coalesce(sum(l.quantity), 0)::int FROM shop_group_order j
  JOIN shop_order o ON o.id = j.order_id JOIN shop_order_line l ON l.order_id = o.id WHERE j.group_id = g.id AND o.state IN ${states})`;
const POINT = `json_build_object('name', l.name, 'point', l.point, 'region', l.region, 'detail', l.detail)`;
const COLUMNS = `g.id, g.station, g.offer, g.leader, g.cutoff, g.minimum, g.state, g.version, ${POINT} AS point,
  ${unitsIn(PAID)} AS paid, ${unitsIn(`('awaiting-payment')`)} AS waiting`;

type Row = Omit<KeptGroup, 'cutoff' | 'point'> & { readonly cutoff: Date; readonly point: unknown };
type OpenRow = Row & { readonly madeAt: Date };

const shownOf = (row: Row): ShownGroup => {
  const { id, point, cutoff, minimum, paid } = groupOf(row);
  return { id, point, cutoff, minimum, paid };
};

/** Keeps groups in `shop_group`. */
export function groupStore(database: Database): GroupStore {
  const whole = (read: Knex): Knex.QueryBuilder =>
    read('shop_group as g').join('shop_group_leader as l', 'l.id', 'g.leader').select(read.raw(COLUMNS));
  const one = async (query: Knex.QueryBuilder): Promise<KeptGroup | undefined> => {
    const row = (await query.first()) as Row | undefined;
    return row && groupOf(row);
  };
  const open = async (offers: readonly string[]): Promise<readonly OpenRow[]> => {
    const query = whole(database.read)
      .select({ madeAt: 'g.made_at' })
      .where('g.state', 'gathering')
      .whereIn('g.offer', [...offers])
      .whereRaw('g.cutoff > clock_timestamp()');
    return (await query.orderBy('g.cutoff').limit(100)) as OpenRow[];
  };
  return {
    async list(station, before, limit) {
      const query = whole(database.read).where('g.station', station).orderBy('g.id', 'desc').limit(limit);
      const rows = (await (before === undefined ? query : query.where('g.id', '<', before))) as Row[];
      return rows.map(groupOf);
    },
    find: (read, station, id) => one(whole(read).where({ 'g.station': station, 'g.id': id })),
    locked: (tx, id) => one(whole(tx).where('g.id', id).forNoKeyUpdate('g')),
    shown: async (offer) => (await open([offer])).map(shownOf),
    gathering: async (offers) =>
      (await open(offers)).map((row) => ({ ...shownOf(row), offer: row.offer, madeAt: row.madeAt.toISOString() })),
    ...groupWrites,
    ...groupLooks(database),
  };
}

const groupWrites: Pick<GroupStore, 'insert' | 'move' | 'fits'> = {
  async insert(tx, { id, station, offer, leader, cutoff, minimum, by }) {
    await tx('shop_group').insert({ id, station, offer, leader, cutoff, minimum, state: 'gathering', made_by: by });
  },
  async move(tx, { id, state, version }, next) {
    const change = { state: next, version: version + 1, moved_at: tx.raw('clock_timestamp()') };
    return (await tx('shop_group').where({ id, state, version }).update(change)) === 1;
  },
  async fits(tx, station, { offer, cutoff }) {
    const { rows } = await tx.raw<{ rows: { fits: boolean }[] }>(
      `SELECT ?::timestamptz > clock_timestamp() AND ?::timestamptz <= closes_at AS fits FROM shop_offer
       WHERE id = ? AND station = ? AND state = 'open'`,
      [cutoff, cutoff, offer, station],
    );
    if (!rows[0]) return 'offer';
    return rows[0].fits ? 'fits' : 'cutoff';
  },
};

function groupLooks(
  database: Database,
): Pick<GroupStore, 'due' | 'stray' | 'ordersOf' | 'groupOf' | 'ledBy' | 'goodsOf'> {
  return { ...dueLooks(database), ...orderLooks, ...ledLooks(database) };
}

function dueLooks(database: Database): Pick<GroupStore, 'due' | 'stray'> {
  return {
    async due(limit) {
      const { rows } = await database.read.raw<{ rows: { id: string }[] }>(
        `SELECT g.id FROM shop_group g WHERE g.state = 'gathering' AND g.cutoff < clock_timestamp() AND NOT EXISTS (
           SELECT 1 FROM shop_group_order j JOIN shop_order o ON o.id = j.order_id
           WHERE j.group_id = g.id AND o.state = 'awaiting-payment') ORDER BY g.cutoff LIMIT ?`,
        [limit],
      );
      return rows.map(({ id }) => id);
    },
    async stray(limit) {
      const { rows } = await database.read.raw<{ rows: { group: string; order: string }[] }>(
        `SELECT g.id AS "group", o.id AS "order" FROM shop_group g JOIN shop_group_order j ON j.group_id = g.id
         JOIN shop_order o ON o.id = j.order_id
         WHERE g.state <> 'gathering' AND g.moved_at > clock_timestamp() - interval '60 days' AND o.state = 'paid' LIMIT ?`,
        [limit],
      );
      return rows;
    },
  };
}

const orderLooks: Pick<GroupStore, 'ordersOf' | 'groupOf'> = {
  async ordersOf(read, group) {
    const { rows } = await read.raw<{ rows: GroupOrder[] }>(
      `SELECT o.id, o.state, sum(l.quantity)::int AS quantity FROM shop_group_order j JOIN shop_order o ON o.id = j.order_id
       JOIN shop_order_line l ON l.order_id = o.id WHERE j.group_id = ? GROUP BY o.id, o.state ORDER BY o.id`,
      [group],
    );
    return rows;
  },
  async groupOf(read, order) {
    const row = await read('shop_group_order')
      .where({ order_id: order })
      .first<{ group_id: string } | undefined>('group_id');
    return row?.group_id;
  },
};

function ledLooks(database: Database): Pick<GroupStore, 'ledBy' | 'goodsOf'> {
  return {
    async ledBy(leader) {
      const { rows } = await database.read.raw<{ rows: (Row & GoodsRow & { picked: number })[] }>(
        `SELECT ${COLUMNS}, ${unitsIn(`('received', 'closed')`)} AS picked, v.title, v.spec
         FROM shop_group g JOIN shop_group_leader l ON l.id = g.leader JOIN shop_offer f ON f.id = g.offer
         JOIN shop_variant v ON v.id = f.variant WHERE g.leader = ? ORDER BY g.id DESC LIMIT 100`,
        [leader],
      );
      return rows.map((row) => {
        const { id, point, cutoff, minimum, paid, state, version } = groupOf(row);
        return { id, point, cutoff, minimum, paid, state, version, picked: row.picked, ...goodsFrom(row) };
      });
    },
    async goodsOf(read, group) {
      const row = await read('shop_group as g')
        .join('shop_offer as f', 'f.id', 'g.offer')
        .join('shop_variant as v', 'v.id', 'f.variant')
        .where('g.id', group)
        .first<GoodsRow | undefined>('v.title', 'v.spec');
      return row && goodsFrom(row);
    },
  };
}

type GoodsRow = { readonly title: unknown; readonly spec: string };

// Written by the contract's own schema.
const goodsFrom = ({ title, spec }: GoodsRow) => ({ title: fromJsonb(title) as Manifest['title'], spec });

function groupOf({
  id,
  station,
  offer,
  leader,
  cutoff,
  minimum,
  state,
  version,
  point,
  paid,
  waiting,
}: Row): KeptGroup {
  return {
    ...{ id, station, offer, leader, minimum, state, version, paid, waiting, cutoff: cutoff.toISOString() },
    // The driver's parser for json may be switched off in the host, as `fromJsonb` says of jsonb.
    point: (typeof point === 'string' ? JSON.parse(point) : point) as KeptGroup['point'],
  };
}

/** Locks groups that are to be joined, always in one order, and tells what placing has to know. */
export async function lockGroups(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, GroupFacts>> {
  const { rows } = await tx.raw<{ rows: GroupFacts[] }>(
    `SELECT g.id, g.station, g.offer, l.region, g.state = 'gathering' AND g.cutoff > clock_timestamp() AS "isOpen"
     FROM shop_group g JOIN shop_group_leader l ON l.id = g.leader WHERE g.id = ANY(?::uuid[]) ORDER BY g.id FOR SHARE OF g`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes down which orders of a batch join which group. */
export async function joinGroups(
  tx: Tx,
  station: string,
  orders: readonly { readonly id: string; readonly group: string | null }[],
): Promise<void> {
  const joining = orders.flatMap(({ id, group }) =>
    group === null ? [] : [{ order_id: id, group_id: group, station }],
  );
  if (joining.length > 0) await tx('shop_group_order').insert(joining);
}
