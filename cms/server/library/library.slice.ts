import {
  LIBRARY_READ,
  LIBRARY_UNLINK,
  LIBRARY_USE,
  libraryErrors,
  libraryKept,
  mediaChanged,
  type RoleSlug,
} from '../../contract';
import type { Platform, Slice } from '../../platform';
import { columnStore } from '../columns/column-store';
import { lineageStore } from '../lineage/lineage-store';
import { aroundStore } from './around-store';
import { copyManuscript } from './copy-store';
import { takeInStrangers } from './keep-library';
import type { LibraryDeps } from './library-deps';
import { exportStore } from './export-store';
import { familyStore } from './family-store';
import { libraryRoutes } from './library-routes';
import { searchHit } from './library-notices';
import { entryStore, followFile } from './library-store';
import { searchStore } from './saved-search-store';
import { catalogueStore } from './search-store';
import { tellSearches } from './tell-searches';

const WRITERS: readonly RoleSlug[] = ['chief-editor', 'desk-head', 'editor', 'reporter'];
const READERS: readonly RoleSlug[] = [...WRITERS, 'proofreader', 'compliance-officer'];

/** The library (稿库): everything that the station ever wrote, found by words and facets, and used again with its origin. */
export const librarySlice: Slice = {
  name: 'library',
  errors: [libraryErrors],
  permissions: [
    { action: LIBRARY_READ, displayName: '检索稿库 Search the library', subCategory: '稿库 Library' },
    { action: LIBRARY_USE, displayName: '再用稿件 Make new manuscripts from old ones', subCategory: '稿库 Library' },
    {
      action: LIBRARY_UNLINK,
      displayName: '解除错误的来源 End wrong links between manuscripts',
      subCategory: '稿库 Library',
    },
  ],
  grants: [
    { roles: READERS, action: LIBRARY_READ },
    { roles: WRITERS, action: LIBRARY_USE },
    { roles: ['chief-editor', 'desk-head', 'editor'], action: LIBRARY_UNLINK },
  ],
  register(platform) {
    platform.notices.declare([searchHit]);
    platform.outbox.subscribe({
      name: 'library.searches',
      events: [libraryKept],
      handle: ({ station, payload }, tx) =>
        tellSearches({ ...platform, searches: searchStore(platform), catalogue: catalogueStore }, tx, {
          station,
          ...payload,
        }),
    });
    platform.outbox.subscribe({
      name: 'library.rights',
      events: [mediaChanged],
      handle: ({ payload }, tx) => followFile(tx, payload.file),
    });
  },
  async ready(platform) {
    const taken = await takeInStrangers(entryStore, platform.database);
    if (taken > 0)
      platform.log.info('the library took in what was written before it was there', { manuscripts: taken });
  },
  routes: (platform) => [libraryRoutes(libraryDeps(platform))],
};

function libraryDeps(platform: Platform): LibraryDeps {
  return {
    ...platform,
    columns: columnStore(platform),
    lineage: lineageStore,
    searches: searchStore(platform),
    ...{
      around: aroundStore,
      catalogue: catalogueStore,
      entries: entryStore,
      exports: exportStore,
      family: familyStore,
    },
    copy: copyManuscript(platform),
  };
}
