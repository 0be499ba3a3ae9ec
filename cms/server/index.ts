import { hearthErrors } from '../contract';
import { machineErrors, moneyErrors } from '../kernel';
import { strapiPlugin, type Slice } from '../platform';
import { deadLettersSlice } from '../platform/dead-letters/dead-letters.slice';
import { fastLaneSlice } from '../platform/fast-lane/fast-lane.slice';
import { graphqlSlice } from '../platform/graphql/graphql.slice';
import { mediaSlice } from '../platform/media/media.slice';
import { noticesSlice } from '../platform/notices/notices.slice';
import { operationsSlice } from '../platform/operations/operations.slice';
import { jobsSlice } from '../platform/jobs/jobs.slice';
import { outboxSlice } from '../platform/outbox/outbox.slice';
import { peopleSlice } from '../platform/people/people.slice';
import { doorsSlice } from '../platform/doors/doors.slice';
import { realtimeSlice } from '../platform/realtime/realtime.slice';
import { scheduleSlice } from '../platform/schedule/schedule.slice';
import { rosterSlice } from '../platform/roster/roster.slice';
import { signLinksSlice } from './sign-links/sign-links.slice';
import { stationsSlice } from '../platform/stations/stations.slice';
import { checksSlice } from './checks/checks.slice';
import { callbacksSlice } from './outlets/callbacks/callbacks.slice';
import { channelsSlice } from './channels/channels.slice';
import { columnContentType } from './columns/column.content-type';
import { columnsSlice } from './columns/columns.slice';
import { commandSlice } from './command/command.slice';
import { correctionsSlice } from './corrections/corrections.slice';
import { deliveriesSlice } from './deliveries/deliveries.slice';
import { editionsSlice } from './editions/editions.slice';
import { handoverSlice } from './handover/handover.slice';
import { homeSlice } from './home/home.slice';
import { happeningsSlice } from './happenings/happenings.slice';
import { ingestSlice } from './ingest/ingest.slice';
import { inspectionSlice } from './inspection/inspection.slice';
import { leadsSlice } from './leads/leads.slice';
import { librarySlice } from './library/library.slice';
import { localesSlice } from './locales/locales.slice';
import { manuscriptContentType } from './manuscripts/manuscript.content-type';
import { manuscriptsSlice } from './manuscripts/manuscripts.slice';
import { marksSlice } from './marks/marks.slice';
import { accounts } from './accounts/accounts.slice';
import { readerNoticesSlice } from './reader-notices/reader-notices.slice';
import { feedsSlice } from './feeds/feeds.slice';
import { frontSlice } from './front/front.slice';
import { newsAppSlice } from './news-app/news-app.slice';
import { pointsSlice } from './points/points.slice';
import { packagesSlice } from './packages/packages.slice';
import { rightsSlice } from './rights/rights.slice';
import { rolesSlice } from './roles/roles.slice';
import { savedViewsSlice } from './saved-views/saved-views.slice';
import { reviewSlice } from './review/review.slice';
import { revisionsSlice } from './revisions/revisions.slice';
import { storiesSlice } from './stories/stories.slice';
import { switchesSlice } from './switches/switches.slice';
import { takedownsSlice } from './takedowns/takedowns.slice';
import { topicsSlice } from './topics/topics.slice';
import { assignmentsSlice } from './assignments/assignments.slice';
import { coveragesSlice } from './coverages/coverages.slice';
import { filingsSlice } from './filings/filings.slice';
import { resourcesSlice } from './resources/resources.slice';
import { writingSlice } from './writing/writing.slice';

const house: Slice = { name: 'house', errors: [hearthErrors, machineErrors, moneyErrors] };

const slices: readonly Slice[] = [
  house,
  operationsSlice,
  jobsSlice,
  stationsSlice,
  peopleSlice,
  rosterSlice,
  rolesSlice,
  mediaSlice,
  realtimeSlice,
  doorsSlice,
  noticesSlice,
  fastLaneSlice,
  outboxSlice,
  scheduleSlice,
  deadLettersSlice,
  graphqlSlice,
  localesSlice,
  columnsSlice,
  checksSlice,
  manuscriptsSlice,
  reviewSlice,
  signLinksSlice,
  revisionsSlice,
  writingSlice,
  marksSlice,
  storiesSlice,
  channelsSlice,
  callbacksSlice,
  editionsSlice,
  deliveriesSlice,
  takedownsSlice,
  correctionsSlice,
  packagesSlice,
  switchesSlice,
  handoverSlice,
  savedViewsSlice,
  librarySlice,
  rightsSlice,
  inspectionSlice,
  pointsSlice,
  topicsSlice,
  leadsSlice,
  coveragesSlice,
  resourcesSlice,
  assignmentsSlice,
  filingsSlice,
  ingestSlice,
  happeningsSlice,
  accounts,
  readerNoticesSlice,
  commandSlice,
  homeSlice,
  frontSlice,
  feedsSlice,
  newsAppSlice,
];

const contentTypes = { column: columnContentType, manuscript: manuscriptContentType };

export default strapiPlugin(slices, contentTypes);
