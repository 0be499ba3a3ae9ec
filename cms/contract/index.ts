export type { Access, HttpContract, RouteContract } from './http';
export { httpContract } from './http';
export { defineErrors, refusal, type RefusalOf } from '../kernel/errors';
export { definePort, type PortKey } from '../kernel/port';
export {
  defineEvent,
  type AnyEventType,
  type EventOf,
  type EventType,
  type HearthEvent,
  type NewEvent,
} from './events';
export type { FieldProblem } from './errors';
export { hearthErrors } from './errors';
export * from './text';
export * from './page-cursor';
export * from './stations';
export { stationChanged } from './stations-events';
export { stationErrors } from './stations-errors';
export * from './roles';
export * from './people';
export { peopleErrors } from './people-errors';
export * from './roster-types';
export * from './roster';
export { rosterErrors } from './roster-errors';
export { deadLetter, jobsContract, type DeadLetter } from './jobs';
export { jobsErrors } from './jobs-errors';
export { theHouse } from './actor';
export type { Actor, ReaderActor, StaffActor, SystemActor } from './actor';
export {
  joinRoom,
  roomPass,
  roomFrame,
  roomMessage,
  roomName,
  sayInRoom,
  type JoinAnswer,
  type RoomFrame,
  type RoomMessage,
} from './realtime';
export * from './media';
export { mediaErrors } from './media-errors';
export { mediaChanged } from './media-events';
export {
  HOME_READ,
  deskItemSchema,
  deskStateSchema,
  homeContract,
  sentItemSchema,
  type DeskItem,
  type SentItem,
} from './home';
export { feedChanged, type FeedChanged } from './story-room';
export { columnsChanged, storyCorrected, storyPublished, storyWithdrawn } from './story-events';
export * from './reader-notices';
export { storyDraftsPort, type DraftLink, type HandedDraft, type StoryDrafts } from './story-drafts';
export { graphqlErrors } from './graphql-errors';
export { storyErrors } from './story-errors';
export {
  aiDeclarationSchema,
  columnSchema,
  contentLocaleSchema,
  feedSchema,
  namedSchema,
  pictureSchema,
  pictureSourceSchema,
  storyCardSchema,
  type AiDeclaration,
  type Column,
  type ContentLocale,
  type Feed,
  type Named,
  type Picture,
  type PictureSource,
  type StoryCard,
} from './stories';
export type { Block, Correction, Evidence, Film, Source, Span, Story, StoryGone } from './story-blocks';
export { accountErrors } from './account-errors';
export {
  accountSession,
  accountUser,
  confirmWords,
  consentPurposes,
  consentState,
  type AccountSession,
  type AccountUser,
  type ConsentPurpose,
  type ConsentState,
} from './account-shapes';
export { accountContract } from './accounts';
export { ownAccountContract } from './own-account';
export {
  readerCard,
  readersContract,
  readerStates,
  type ReaderCard,
  type ReaderEvent,
  type ReaderState,
} from './readers';
export * from './app';
export * from './notice-types';
export { noticesChanged, noticesContract } from './notices';
export { noticeRulesContract } from './notice-rules';
export { noticeErrors } from './notices-errors';
export * from './topic-types';
export * from './topic-requests';
export { topicsContract } from './topics';
export { topicChanged, topicMoved, type PlanningChanged } from './topics-events';
export { topicErrors } from './topics-errors';
export { savedView, savedViewsContract, type SavedView } from './saved-views';
export { savedViewErrors } from './saved-views-errors';
export * from './check-kinds';
export * from './check-types';
export * from './checks';
export * from './text-checks';
export { checkErrors } from './checks-errors';
export { checkRulesChanged } from './checks-events';
export * from './review-policy';
export * from './review-shapes';
export { reviewContract } from './review';
export { reviewErrors } from './review-errors';
export { emergencyMissed, manuscriptSigned, reviewMoved } from './review-events';
export { revisionsContract, type BlockDiff, type DiffRun, type FieldDiff, type RevisionLine } from './revisions';
export * from './writing';
export { writingErrors } from './writing-errors';
export { lockMoved, manuscriptSaved, marksChanged, writingRoom } from './writing-events';
export * from './library-types';
export { LIBRARY_READ, LIBRARY_UNLINK, LIBRARY_USE, libraryContract, librarySubscription } from './library';
export { libraryErrors } from './library-errors';
export { familyChanged, libraryKept } from './library-events';
export * from './rights-types';
export { RIGHTS_NOTE, RIGHTS_READ, RIGHTS_WITHDRAW, rightsContract } from './rights';
export { rightsErrors } from './rights-errors';
export { rightsChanged } from './rights-events';
export * from './inspection';
export { inspectionErrors } from './inspection-errors';
export * from './marks';
export { markErrors } from './marks-errors';
export * from './sign-links';
export { signLinkErrors } from './sign-links-errors';
export * from './lead-photos';
export * from './lead-types';
export { LEADS_READ, LEADS_WORK, leadsContract } from './leads';
export { leadErrors } from './leads-errors';
export { leadMoved } from './leads-events';
export * from './channel-credentials';
export * from './channel-types';
export { CHANNELS_MANAGE, CHANNELS_READ, channelsContract, closingGroups } from './channels';
export type { ChannelCheck, ChannelClosing, ClosingGroup, PackShelf } from './channels';
export { channelErrors } from './channels-errors';
export * from './edition-types';
export * from './media-limits';
export {
  EDITIONS_WRITE,
  editionsContract,
  type EditionLine,
  type EditionMatrix,
  type EditionPlan,
  type EditionPlanning,
} from './editions';
export { editionErrors } from './editions-errors';
export { handoverContract, type HandoverPackage, type HandoverShown } from './handover';
export { handoverErrors } from './handover-errors';
export * from './delivery-types';
export { BULK_EVENTS, DELIVERIES_MANAGE, DELIVERIES_READ, deliveriesContract, type BulkOutcome } from './deliveries';
export { deliveryErrors } from './deliveries-errors';
export * from './correction-types';
export { CORRECTIONS_OPEN, CORRECTIONS_PROPOSE, CORRECTIONS_READ, correctionsContract } from './corrections';
export { correctionErrors } from './corrections-errors';
export { correctionMoved } from './corrections-events';
export * from './package-types';
export { appPackagesContract, PACKAGES_PUBLISH, PACKAGES_READ, PACKAGES_WRITE, packagesContract } from './packages';
export { packageErrors } from './packages-errors';
export { packageMoved } from './packages-events';
export * from './switch-types';
export { SWITCHES_CONFIRM, SWITCHES_PRESS, SWITCHES_READ, switchesContract } from './switches';
export { switchErrors } from './switches-errors';
export { matrixSwitched } from './switches-events';
export { homeChanged, type HomeChanged } from './home-room';
export * from './takedown-types';
export { takedownsContract, TAKEDOWNS_ORDER, TAKEDOWNS_PROPOSE, TAKEDOWNS_READ, TAKEDOWNS_SEAL } from './takedowns';
export { takedownErrors } from './takedowns-errors';
export { manuscriptSealed, takedownMoved } from './takedowns-events';
export * from './field-powers';
export * from './coverage-types';
export { coveragesContract } from './coverages';
export { coverageErrors } from './coverages-errors';
export { coverageMoved } from './coverages-events';
export * from './resource-types';
export { resourcesContract } from './resources';
export { resourceErrors, type Taken } from './resources-errors';
export * from './assignment-types';
export { assignmentsContract } from './assignments';
export { assignmentErrors, type Busy } from './assignments-errors';
export { assignmentMoved } from './assignments-events';
export * from './field';
export { fieldErrors } from './field-errors';
export * from './command-types';
export { COMMAND_READ, commandContract } from './command';
export * from './ingest-rule-types';
export * from './ingest-types';
export { INGEST_MANAGE, INGEST_READ, INGEST_WORK, ingestContract } from './ingest';
export { ingestErrors } from './ingest-errors';
export { itemMoved, itemsCame, sourceMoved } from './ingest-events';
export * from './happening-types';
export { HAPPENINGS_READ, HAPPENINGS_WRITE, happeningsContract } from './happenings';
export { calendarErrors } from './happenings-errors';
export { happeningChanged } from './happenings-events';
export { deliveryMoved, type DeliveriesChanged } from './deliveries-events';
export * from './point-books';
export * from './point-types';
export { POINTS_GRADE, POINTS_KEEP, POINTS_READ, pointsContract } from './points';
export { pointErrors } from './points-errors';
