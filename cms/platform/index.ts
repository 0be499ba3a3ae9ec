export {
  Conflict,
  createDatabase,
  plainConnection,
  type Connection,
  type Database,
  type Tx,
} from './database/database';
export { EmbeddedPostgresProblem, startEmbeddedPostgres, type Cluster } from './database/embedded-postgres';
export { migrate, type Migration } from './database/migrate';
export { routes, type Call, type RequestFacts, type RouteGroup } from './http/routes';
export { createLedger, type Ledger } from './ledger/ledger';
export { GENESIS, sealEntry, type Deed, type LedgerEntry } from './ledger/ledger.rules';
export { createLog, type Log } from './log/log';
export { createRealtime, type Realtime } from './realtime/realtime';
export type { RoomKind } from './realtime/room-kind';
export { platformOf, type Platform } from './platform';
export type { PermissionDeclaration, Slice } from './slice';
export { strapiPlugin, type ContentTypes, type StrapiPlugin } from './strapi-plugin';
