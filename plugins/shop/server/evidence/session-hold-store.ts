import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { OrderHold } from '../../contract';
import type { Which } from '../sessions/session-store';
import { holdOf, type HoldRow } from './hold-store';

async function of(read: Knex, { station, id }: Which): Promise<readonly OrderHold[]> {
  const rows = await read('shop_session_hold').where({ station, session: id }).orderBy('put_at').select<HoldRow[]>();
  return rows.map(holdOf);
}

type NewHold = Which & { readonly hold: string; readonly reason: string; readonly by: string };

/** `false` when it is held already. */
async function put(tx: Tx, { hold, station, id, reason, by }: NewHold): Promise<boolean> {
  const rows = (await tx('shop_session_hold')
    .insert({ id: hold, station, session: id, reason, put_by: by })
    .onConflict(tx.raw('(station, session) WHERE lifted_at IS NULL'))
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** `false` when it is not held. */
async function lift(tx: Tx, { station, id, by, reason }: Omit<NewHold, 'hold'>): Promise<boolean> {
  const lifted = await tx('shop_session_hold')
    .where({ station, session: id })
    .whereNull('lifted_at')
    .update({ lifted_by: by, lifted_reason: reason, lifted_at: tx.raw('clock_timestamp()') });
  return lifted === 1;
}

/** The lives that are held now. */
async function held(read: Knex): Promise<readonly string[]> {
  return read('shop_session_hold').whereNull('lifted_at').orderBy('put_at').pluck<string[]>('session');
}

/** How holds on lives are kept; while one is open nothing of their orders is purged. */
export const sessionHoldStore = { of, put, lift, held } as const;

/** How holds on lives are kept. */
export type SessionHoldStore = typeof sessionHoldStore;
