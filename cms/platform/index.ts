export {
  Conflict,
  createDatabase,
  plainConnection,
  type Connection,
  type Database,
  type Tx,
} from './database/database';
export { fromJsonb } from './database/jsonb';
export { MOST_EXPORTS_AT_ONCE, openExport, type Exported, type OpenExport } from './database/open-export';
export { TODAY_BEGINS } from './database/station-day';
export { EmbeddedPostgresProblem, hasCluster, startEmbeddedPostgres, type Cluster } from './database/embedded-postgres';
export { migrate, type Migration } from './database/migrate';
export { builtFiles, type BuiltFiles } from './fast-lane/built-files';
export { createDoors, type Door, type Doors, type Line } from './doors/doors';
export { createFastLane, type FastLane } from './fast-lane/fast-lane';
export type { FastRequest } from './fast-lane/fast-request';
export type { KeyedCache } from './fast-lane/keyed-cache';
export type { FastAnswer, FastHandler, Passage } from './fast-lane/lane';
export { ASK_AGAIN, FOR_EVER, prepare, prepareJson, SHIELD, type Prepared } from './fast-lane/prepared';
export { serveSmallPage, type SmallPage } from './fast-lane/small-page';
export { sendBytes, sendPiece } from './fast-lane/send-bytes';
export { localeOf } from './http/answer';
export { bytesOf, mountByteRoutes, paramsOf, type ByteAnswer } from './http/byte-routes';
export { flow, type Flow, type Pieces } from './http/flow';
export { headed } from './http/headed';
export { routes, type Call, type RequestFacts, type RouteGroup } from './http/routes';
export { aroundWrites, writtenId, type DocumentWrite } from './documents/around-writes';
export type { Graphql, GraphqlContext, GraphqlPart } from './graphql/graphql';
export { valueOf } from './graphql/refuse';
export type { EnqueueOptions, Finish, JobCall, JobDefinition, JobKind } from './jobs/job-kind';
export { createJobs, type Jobs } from './jobs/jobs';
export { createLedger, type Ledger } from './ledger/ledger';
export { GENESIS, sealEntry, type Deed, type LedgerEntry } from './ledger/ledger.rules';
export { createListener, type Ears, type Listener } from './listener/listener';
export { createLog, type Log } from './log/log';
export type { Broadcast } from './outbox/broadcast';
export { createOutbox, type Outbox, type OutboxDeps } from './outbox/outbox';
export type { Subscriber } from './outbox/subscribers';
export { USUAL_RETRY, type Retry } from './outbox/outbox.rules';
export { defineNotice, type NoticeKind, type NoticeOptions, type News, type Notify } from './notices/notice-kind';
export type { Address } from './notices/notice.rules';
export { createNotices, type Notices } from './notices/notices';
export { lanesFromEnv } from './notices/lanes/lanes-from-env';
export { createSmtpMail } from './mail/smtp-mail';
export type { NoticesDeps } from './notices/notices-deps';
export { createStations } from './stations/stations';
export { createRealtime, type Realtime } from './realtime/realtime';
export type { RoomKind } from './realtime/room-kind';
export { createSharedLimits, type LimitRule, type Limits } from './limits/limits';
export { EXPIRES_SOON_DAYS } from './media/media.rules';
export { readPhoto, type ReadPhoto } from './media/read-photo';
export { showable } from './media/rights';
export { maskEmail, type Mail, type MailMessage, type MailOutcome } from './mail/mail';
export { createPersonalData, type PersonalData, type PersonalDataHolder } from './readers/personal-data';
export type { ReaderAnswers, Readers } from './readers/readers';
export { maskPhone, normalisePhone } from './sms/phones';
export type { Sms, SmsMessage, SmsOutcome } from './sms/sms';
export { createVault, type Place, type Vault } from './vault/vault';
export { parseVaultKeys, type VaultKey } from './vault/vault-keys';
export { resealColumn, type SealedColumn } from './vault/reseal-store';
export { closedNetworks, isAllowed, isPublicAddress, readAllowed } from './outside/address';
export { fetchOutside, type OutsideAnswer, type OutsideProblem, type OutsideRequest } from './outside/fetch-outside';
export { createDatabaseTime, type SharedTime } from './database/database-time';
export { household, rateScale } from './fast-lane/rate-limit';
export { createSchedule, type Schedule, type Tick, type TickCall } from './schedule/schedule';
export { platformOf, type Platform } from './platform';
export type { Grant, PermissionDeclaration } from './people/grant';
export type { PostName, Roster } from './roster/roster';
export type { People } from './people/people';
export type { KnownPerson } from './people/person-store';
export type { DemoStage, Slice } from './slice';
export { UnsoundMachine } from './sound-machines';
export { loadSlicesDemo, slicesReady, strapiPlugin, type ContentTypes, type StrapiPlugin } from './strapi-plugin';
export { watchDrain, type Drain } from './operations/drain';
export type { Stations } from './stations/stations';
export { createPorts, type Ports } from './ports/ports';
export { createTiles, type Tile, type Tiles } from './tiles/tiles';
