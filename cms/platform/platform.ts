import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { mergeCatalogs, systemClock, systemIds, systemRandom } from '../kernel';
import type { AnyCatalog, Clock, ErrorBook, Ids, Random } from '../kernel';
import { createDatabase, type Database } from './database/database';
import { createFastLane, type FastLane } from './fast-lane/fast-lane';
import { createLedger, type Ledger } from './ledger/ledger';
import { createLog, type Log } from './log/log';
import { createRealtime, type Realtime } from './realtime/realtime';

/** What the house gives to every noun and plugin: one object, made once for each host. */
export type Platform = {
  /** Strapi itself, for stores of content and for wiring; rules and use cases never see it. */
  readonly strapi: Core.Strapi;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly realtime: Realtime;
  readonly errors: ErrorBook;
  readonly fastLane: FastLane;
  /** Adds the refusals of a part of the house to the book; before the first request. */
  declareErrors(catalogs: readonly AnyCatalog[]): void;
};

const platforms = new WeakMap<Core.Strapi, Platform>();

/** The platform of a host. Made at the first call, which is the kitchen's own `register`. */
export function platformOf(strapi: Core.Strapi): Platform {
  const known = platforms.get(strapi);
  if (known) return known;
  const made = createPlatform(strapi);
  platforms.set(strapi, made);
  return made;
}

function createPlatform(strapi: Core.Strapi): Platform {
  const log = createLog(strapi.log);
  const catalogs: AnyCatalog[] = [];
  const database = createDatabase(strapiConnection(strapi), {
    hookFailed: (error) => {
      log.error('a hook after a commit failed', { error });
    },
  });
  return {
    strapi,
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    log,
    database,
    ledger: createLedger({ database, ids: systemIds }),
    realtime: createRealtime({ database, clock: systemClock, ids: systemIds, log }),
    errors: lateBook(() => catalogs),
    declareErrors: (more) => void catalogs.push(...more),
    fastLane: createFastLane({
      clock: systemClock,
      ids: systemIds,
      loadFailed: (name, error) => {
        log.error('an answer could not be loaded anew', { name, error });
      },
    }),
  };
}

/** Strapi opens its pool after plugins register, and its transactions carry document writes along: use both, late. */
function strapiConnection(strapi: Core.Strapi): Parameters<typeof createDatabase>[0] {
  return {
    pool: () => strapi.db.connection,
    // Strapi types the transaction as any and the outcome as a promise of a promise; it is knex's own, and awaiting flattens.
    begin: async (work) => await strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => work(trx)),
  };
}

/** Plugins bring their catalogs while they register, so the book is bound at its first use. */
function lateBook(catalogs: () => readonly AnyCatalog[]): ErrorBook {
  let book: ErrorBook | undefined;
  const bound = (): ErrorBook => (book ??= mergeCatalogs(catalogs()));
  return {
    has: (code) => bound().has(code),
    status: (code) => bound().status(code),
    message: (refused, locale) => bound().message(refused, locale),
    entries: () => bound().entries(),
  };
}
