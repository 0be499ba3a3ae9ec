import type { Knex } from 'knex';
import type { SealedColumn, Tx } from '../../platform';

/** The column in which tokens of platforms lie sealed, for the change of the vault's keys. */
export const SEALED_TOKENS: SealedColumn = { table: 'outlet_token', column: 'sealed', id: 'channel' };

/** The tokens that were kept of an account; `fresh` says that the access token holds for a while yet. */
export type KeptTokens = { readonly madeFrom: string; readonly sealed: string; readonly fresh: boolean };

/** An access token that ends within this is not begun with. */
const MARGIN_SECONDS = 60;

/** Calls that renew the token of one account wait for each other, on whatever node they run. */
async function lockTokens(tx: Tx, channel: string): Promise<void> {
  await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 160))', [channel]);
}

async function tokens(read: Knex, channel: string): Promise<KeptTokens | undefined> {
  const row = (await read('outlet_token')
    .select('made_from', 'sealed')
    .select(read.raw('expires_at > clock_timestamp() + make_interval(secs => ?) AS fresh', [MARGIN_SECONDS]))
    .where({ channel })
    .first()) as { made_from: string; sealed: string; fresh: boolean } | undefined;
  return row && { madeFrom: row.made_from, sealed: row.sealed, fresh: row.fresh };
}

type NewTokens = {
  readonly channel: string;
  readonly station: string;
  readonly madeFrom: string;
  readonly sealed: string;
  readonly seconds: number;
};

async function keepTokens(tx: Tx, { channel, station, madeFrom, sealed, seconds }: NewTokens): Promise<void> {
  const expires = tx.raw('clock_timestamp() + make_interval(secs => ?)', [seconds]);
  await tx('outlet_token')
    .insert({ channel, station, made_from: madeFrom, sealed, expires_at: expires })
    .onConflict('channel')
    .merge({ made_from: madeFrom, sealed, expires_at: expires, changed_at: tx.raw('clock_timestamp()') });
}

/** A step that a delivery did at its platform. */
export type Step = { readonly value: string; readonly at: Date; readonly age: number };

async function step(read: Knex, delivery: string, name: string): Promise<Step | undefined> {
  const row = (await read('outlet_step')
    .select('value', 'at')
    .select(read.raw('(extract(epoch FROM clock_timestamp() - at) * 1000)::float8 AS age'))
    .where({ delivery, step: name })
    .first()) as Step | undefined;
  return row;
}

type NewStep = { readonly delivery: string; readonly station: string; readonly name: string; readonly value: string };

async function keepStep(write: Knex, { delivery, station, name, value }: NewStep): Promise<void> {
  const now = write.raw('clock_timestamp()');
  await write('outlet_step')
    .insert({ delivery, step: name, station, value, at: now })
    .onConflict(['delivery', 'step'])
    .merge({ value, at: now });
}

/** Milliseconds for which an account is to be left alone; 0 when it may be posted to. */
async function paused(read: Knex, channel: string): Promise<number> {
  const row = (await read('outlet_pause')
    .select(read.raw('(extract(epoch FROM until - clock_timestamp()) * 1000)::float8 AS left'))
    .where({ channel })
    .first()) as { left: number } | undefined;
  return Math.max(0, Math.ceil(row?.left ?? 0));
}

type Pause = { readonly channel: string; readonly station: string; readonly reason: string; readonly wait: number };

async function pause(write: Knex, { channel, station, reason, wait }: Pause): Promise<void> {
  const until = write.raw('clock_timestamp() + make_interval(secs => ?)', [wait / 1_000]);
  await write('outlet_pause')
    .insert({ channel, station, reason, until })
    .onConflict('channel')
    .merge({ reason, until: write.raw('greatest(outlet_pause.until, excluded.until)') });
}

/** Until when the token of an account lasts, and until when its platform wants it to be left alone. */
async function until(
  read: Knex,
  channel: string,
): Promise<{ readonly token: Date | undefined; readonly pause: Date | undefined }> {
  const token = await read('outlet_token').where({ channel }).first<{ expires_at: Date } | undefined>('expires_at');
  const pauses = read('outlet_pause').where({ channel }).whereRaw('until > clock_timestamp()');
  const pause = await pauses.first<{ until: Date } | undefined>('until');
  return { token: token?.expires_at, pause: pause?.until };
}

/** What outlets remember, as drivers' sessions are handed it. */
export const outletStore = { lockTokens, tokens, keepTokens, step, keepStep, paused, pause, until } as const;

/** What outlets remember, as drivers' sessions are handed it. */
export type OutletStore = typeof outletStore;
