import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { RunsheetItem, WriteItem } from '../../contract';

/** A line as it is kept. */
export type KeptItem = Omit<RunsheetItem, 'beganAt' | 'endedAt'> & {
  readonly session: string;
  readonly station: string;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
};

const COLUMNS = `i.id, i.session, i.station, i.position, i.title, i.seconds, i.presenter, i.product, i.offer, i.rehearses,
  i.planned_units AS "plannedUnits", i.tools, i.fallback, i.script, i.state, i.began_at AS "beganAt", i.ended_at AS "endedAt",
  i.version`;

type Row = Omit<KeptItem, 'tools'> & { readonly tools: unknown };

// Written by the contract's own schema.
const itemOf = ({ tools, ...row }: Row): KeptItem => ({ ...row, tools: fromJsonb(tools) as KeptItem['tools'] });

const whole = (read: Knex): Knex.QueryBuilder =>
  read('live_runsheet_item as i').whereNotNull('i.position').select(read.raw(COLUMNS));

/** The lines that were not taken out, in their order. */
async function of(read: Knex, session: string): Promise<readonly KeptItem[]> {
  return ((await whole(read).where('i.session', session).orderBy('i.position')) as Row[]).map(itemOf);
}

async function find(read: Knex, session: string, id: string): Promise<KeptItem | undefined> {
  const row = (await whole(read).where({ 'i.session': session, 'i.id': id }).first()) as Row | undefined;
  return row && itemOf(row);
}

/** What lines of rehearsals stand for, by the numbers that they have for it. */
async function rehearsed(read: Knex, offers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await read('live_runsheet_item')
    .whereIn('offer', [...offers])
    .whereNotNull('rehearses')
    .select<{ offer: string; rehearses: string }[]>('offer', 'rehearses');
  return new Map(rows.map(({ offer, rehearses }) => [offer, rehearses]));
}

/** What is written of a line, with the offer that it rehearses. */
export type SoundItem = WriteItem & Pick<KeptItem, 'rehearses'>;

/** A line about to be kept. */
export type NewItem = SoundItem & Pick<KeptItem, 'id' | 'session' | 'station' | 'position'>;

const columnsOf = (item: SoundItem): Record<string, unknown> => {
  const { title, seconds, presenter, product, offer, rehearses, plannedUnits, tools, fallback } = item;
  return {
    ...{ title, seconds, presenter, product, offer, rehearses, fallback },
    ...{ planned_units: plannedUnits, tools: JSON.stringify(tools) },
  };
};

async function insert(tx: Tx, item: NewItem): Promise<void> {
  const { id, session, station, position } = item;
  await tx('live_runsheet_item').insert({ id, session, station, position, ...columnsOf(item) });
}

type Seen = Pick<KeptItem, 'id' | 'version'>;

/** `false` when somebody else changed it first. */
async function change(tx: Tx, { id, version }: Seen, item: SoundItem): Promise<boolean> {
  const next = { ...columnsOf(item), version: version + 1 };
  return (await tx('live_runsheet_item').where({ id, version }).update(next)) === 1;
}

/** Takes a line out; no other line falls back on it any more. */
async function remove(tx: Tx, { id, session }: Pick<KeptItem, 'id' | 'session'>): Promise<void> {
  const raised = tx.raw('version + 1');
  await tx('live_runsheet_item').where({ session, fallback: id }).update({ fallback: null, version: raised });
  await tx('live_runsheet_item').where({ id }).update({ position: null, version: raised });
}

/** Puts all lines into the order of these numbers, in one statement. */
async function order(tx: Tx, session: string, items: readonly string[]): Promise<void> {
  await tx.raw(
    `UPDATE live_runsheet_item i SET position = o.place - 1
     FROM unnest(?::uuid[]) WITH ORDINALITY AS o (id, place) WHERE i.id = o.id AND i.session = ?`,
    [[...items], session],
  );
}

/** Where a line goes. */
export type ItemTurn = { readonly to: RunsheetItem['state']; readonly begins: boolean; readonly ends: boolean };

/** `false` when somebody else turned it first. */
async function turn(tx: Tx, { id, version, state }: Seen & Pick<KeptItem, 'state'>, next: ItemTurn): Promise<boolean> {
  const now = tx.raw('clock_timestamp()');
  const times = next.to === 'waiting' ? { began_at: null, ended_at: null } : {};
  const change = {
    ...{ state: next.to, version: version + 1, ...times },
    ...(next.begins ? { began_at: now, ended_at: null } : {}),
    ...(next.ends ? { ended_at: now } : {}),
  };
  return (await tx('live_runsheet_item').where({ id, version, state }).update(change)) === 1;
}

/** Loads a version of the script of a line. */
async function load(tx: Tx, id: string, script: string): Promise<void> {
  await tx('live_runsheet_item')
    .where({ id })
    .update({ script, version: tx.raw('version + 1') });
}

/** What was written of other goods, or in another language, is loaded no more; of one line, or of all of a session. */
async function unload(tx: Tx, which: { readonly id: string } | { readonly session: string }): Promise<void> {
  await tx('live_runsheet_item')
    .where(which)
    .whereNotNull('script')
    .update({ script: null, version: tx.raw('version + 1') });
}

/** How lines are kept. */
export const itemStore = { of, find, rehearsed, insert, change, remove, order, turn, load, unload } as const;

/** How lines are kept. */
export type ItemStore = typeof itemStore;
