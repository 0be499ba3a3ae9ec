import type { StrapiApp } from '@strapi/strapi/admin';
import { speakLikeTheBrowser } from './brand/first-language';
import { mark } from './brand/marks';
import { dressPage } from './brand/page-head';
import { theme } from './brand/theme';
import { addCalendarPage } from './calendar/add-calendar-page';
import { addChannelsPage } from './channels/add-channels-page';
import { addChecksPage } from './checks/add-checks-page';
import { addCommandPage } from './command/add-command-page';
import { addCorrectionsPage } from './corrections/add-corrections-page';
import { addDeliveriesPage } from './deliveries/add-deliveries-page';
import { addEditionsPanel } from './editions/add-editions-panel';
import { addTimedPublish } from './editions/add-timed-publish';
import { addIngestPage } from './ingest/add-ingest-page';
import { addJobsPage } from './jobs/add-jobs-page';
import { addLeadsPage } from './leads/add-leads-page';
import { addFieldPage } from './field/add-field-page';
import { addInspectionPage } from './inspection/add-inspection-page';
import { addFamilyPanel } from './library/family-panel';
import { addLibraryPage } from './library/add-library-page';
import { wordsIn } from './locales/words';
import { addMediaPage } from './media/add-media-page';
import { addNotices } from './notices/add-notices';
import { addPackagesPage } from './packages/add-packages-page';
import { addPeoplePage } from './people/add-people-page';
import { addPointsPage } from './points/add-points-page';
import { addReaders } from './readers/add-readers';
import { addRightsPanel } from './rights/rights-panel';
import { addEditPanel } from './review/add-edit-panel';
import { addReview } from './review/add-review';
import { addRosterPage } from './roster/add-roster-page';
import { addStationField } from './stations/add-station-field';
import { addStationsPage } from './stations/add-stations-page';
import { addSwitchesPage } from './switches/add-switches-page';
import { addTakedownsPage } from './takedowns/add-takedowns-page';
import { addTopicsPage } from './topics/add-topics-page';
import { nameBase } from './writing/name-base';

export default {
  register(app: StrapiApp) {
    speakLikeTheBrowser(window.localStorage, navigator.languages);
    dressPage(document);
    app.createCustomConfigurations({
      locales: ['zh-Hans'],
      auth: { logo: mark },
      menu: { logo: mark },
      theme,
      tutorials: false,
      notifications: { releases: false },
    });
    // Strapi's own home is a set of widgets about itself; the first page after signing in is the kitchen's.
    app.router.addRoute((routes) =>
      routes.map((route) =>
        route.index
          ? { index: true, lazy: async () => ({ Component: (await import('./home/home-page')).HomePage }) }
          : route,
      ),
    );
    addNotices(app);
    addReview(app);
    nameBase(app);
    addCommandPage(app);
    addDeliveriesPage(app);
    addChannelsPage(app);
    addMediaPage(app);
    addLibraryPage(app);
    addInspectionPage(app);
    addLeadsPage(app);
    addIngestPage(app);
    addCalendarPage(app);
    addTopicsPage(app);
    addFieldPage(app);
    addRosterPage(app);
    addPointsPage(app);
    addPackagesPage(app);
    addCorrectionsPage(app);
    addTakedownsPage(app);
    addSwitchesPage(app);
    addChecksPage(app);
    addPeoplePage(app);
    addStationsPage(app);
    addStationField(app);
    addReaders(app);
    addJobsPage(app);
    app.registerPlugin({ id: 'cms', name: 'Hearth' });
  },
  bootstrap(app: StrapiApp) {
    addEditPanel(app);
    addEditionsPanel(app);
    addTimedPublish(app);
    addRightsPanel(app);
    addFamilyPanel(app);
  },
  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map(async (locale) => ({ locale, data: await wordsIn(locale) })));
  },
};
