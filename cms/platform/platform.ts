import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { mergeCatalogs, systemClock, systemIds, systemRandom } from '../kernel';
import type { AnyCatalog, Clock, ErrorBook, Ids, Random } from '../kernel';
import { createDatabase, type Database } from './database/database';
import { createDoors, type Doors } from './doors/doors';
import { createFastLane, type FastLane } from './fast-lane/fast-lane';
import { rateScale } from './fast-lane/rate-limit';
import { createGraphql, type Graphql } from './graphql/graphql';
import { createJobs, type Jobs } from './jobs/jobs';
import { createLedger, type Ledger } from './ledger/ledger';
import { createListener, type Listener } from './listener/listener';
import { createLog, type Log } from './log/log';
import type { Mail } from './mail/mail';
import { mailFromEnv } from './mail/mail-from-env';
import type { Grant, PermissionDeclaration } from './people/grant';
import { createPeople, type People } from './people/people';
import type { Notices } from './notices/notices';
import { wireNotices } from './notices/notices-wiring';
import { createOutbox, type Outbox } from './outbox/outbox';
import { createPorts, type Ports } from './ports/ports';
import { createHealth, type Health } from './operations/health';
import { createMetrics, type Metrics } from './operations/metrics';
import { createPersonalData, type PersonalData } from './readers/personal-data';
import { createReaders, type Readers } from './readers/readers';
import { createRealtime, type Realtime } from './realtime/realtime';
import type { Sms } from './sms/sms';
import { smsFromEnv } from './sms/sms-from-env';
import { createSchedule, type Schedule } from './schedule/schedule';
import { createRoster, type Roster } from './roster/roster';
import { createStations, type Stations } from './stations/stations';
import { createTenancy, type Tenancy } from './stations/tenancy';
import { createTiles, type Tiles } from './tiles/tiles';
import { createVault, type Vault } from './vault/vault';
import { parseVaultKeys } from './vault/vault-keys';

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
  readonly stations: Stations;
  readonly people: People;
  readonly tenancy: Tenancy;
  readonly roster: Roster;
  readonly listener: Listener;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly schedule: Schedule;
  readonly realtime: Realtime;
  readonly notices: Notices;
  readonly graphql: Graphql;
  readonly vault: Vault;
  /** Undefined on a host that sends none. */
  readonly sms: Sms | undefined;
  /** Undefined on a host that sends none. */
  readonly mail: Mail | undefined;
  readonly readers: Readers;
  readonly personalData: PersonalData;
  /** What the command screen shows; any part of the house adds its own. */
  readonly tiles: Tiles;
  /** What plugins offer to each other. */
  readonly ports: Ports;
  readonly errors: ErrorBook;
  readonly fastLane: FastLane;
  readonly doors: Doors;
  readonly health: Health;
  readonly metrics: Metrics;
  /** Adds the refusals of a part of the house to the book; before the first request. */
  declareErrors(catalogs: readonly AnyCatalog[]): void;
  /** What slices grant to the roles of a station. */
  readonly grants: readonly Grant[];
  /** The permissions of our own routes. */
  readonly permissions: readonly PermissionDeclaration[];
  /** Adds the permissions and grants of a part of the house; before the roles are brought up to date. */
  declarePowers(powers: Powers): void;
};

type Powers = { readonly grants?: readonly Grant[]; readonly permissions?: readonly PermissionDeclaration[] };

const platforms = new WeakMap<Core.Strapi, Platform>();

/** The platform of a host. Made at the first call, which is the kitchen's own `register`. */
export function platformOf(strapi: Core.Strapi): Platform {
  const known = platforms.get(strapi);
  if (known) return known;
  const ground = createGround(strapi);
  const made = { ...ground, notices: wireNotices(ground) };
  platforms.set(strapi, made);
  return made;
}

/** Everything that stands by itself; what is wired from several of these parts comes on top. */
function createGround(strapi: Core.Strapi): Omit<Platform, 'notices'> {
  const log = createLog(strapi.log, process.env['NODE_ENV'] === 'production' ? 'fields' : 'line');
  const database = createDatabase(strapiConnection(strapi), {
    hookFailed: (error) => log.error('a hook after a commit failed', { error }),
  });
  const stations = createStations({ database, clock: systemClock });
  const people = createPeople({ database, stations, ids: systemIds });
  const listener = createListener({ database, log });
  return {
    strapi,
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    log,
    database,
    ledger: createLedger({ database, ids: systemIds }),
    stations,
    people,
    tenancy: createTenancy({ strapi, people, stations }),
    roster: createRoster({ database, people, clock: systemClock }),
    listener,
    outbox: createOutbox({ database, listener, ids: systemIds, random: systemRandom, log }),
    jobs: createJobs({ database, listener, ids: systemIds, log }),
    schedule: createSchedule({ database, ids: systemIds, log }),
    realtime: createRealtime({ database, clock: systemClock, ids: systemIds, log }),
    graphql: createGraphql(),
    vault: createVault(parseVaultKeys(process.env['HEARTH_VAULT_KEYS'] ?? ''), systemRandom),
    sms: smsFromEnv(process.env, log),
    mail: mailFromEnv(process.env, log),
    readers: createReaders(),
    personalData: createPersonalData(),
    tiles: createTiles(),
    ports: createPorts(),
    ...declarations(),
    fastLane: createFastLane({
      clock: systemClock,
      ids: systemIds,
      scale: rateScale(process.env),
      loadFailed: (name, error) => {
        log.error('an answer could not be loaded anew', { name, error });
      },
    }),
    doors: createDoors({ clock: systemClock, log, scale: rateScale(process.env) }),
    health: createHealth(),
    metrics: createMetrics((name, error) => {
      log.warn('a figure could not be read', { name, error });
    }),
  };
}

/** What slices say of themselves while they register. */
function declarations(): Pick<Platform, 'errors' | 'declareErrors' | 'grants' | 'permissions' | 'declarePowers'> {
  const catalogs: AnyCatalog[] = [];
  const grants: Grant[] = [];
  const permissions: PermissionDeclaration[] = [];
  return {
    errors: lateBook(() => catalogs),
    declareErrors: (more) => void catalogs.push(...more),
    grants,
    permissions,
    declarePowers: (more) => {
      grants.push(...(more.grants ?? []));
      permissions.push(...(more.permissions ?? []));
    },
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
