import { readPhoto, routes, type Platform, type Slice } from '@hearth/cms/platform';
import { visitContract, visitPhotoContract, VISITS_WRITE } from '../../contract';
import { mountVisitPhotos } from './photo-routes';
import { photoStore } from './photo-store';
import { seeVisitPhotos } from './see-photos';
import { beginVisitPhoto, type PhotoDeps } from './send-photo';
import { visitStore } from './visit-store';
import { listVisits, writeVisit } from './write-visit';

/** Visits (现场考察): what somebody saw at a supplier. */
export const visitsSlice: Slice = {
  name: 'vetting.visits',
  permissions: [{ action: VISITS_WRITE, displayName: '记录供应商考察 Write visits down', subCategory: 'visits' }],
  grants: [{ roles: ['vetting-officer'], action: VISITS_WRITE }],
  routes: (platform) => {
    const deps = photoDeps(platform);
    mountVisitPhotos(platform, deps);
    return [
      routes(visitPhotoContract, {
        beginPhoto: ({ actor, body }) => beginVisitPhoto(deps, actor, body),
        photos: ({ actor, params }) => seeVisitPhotos(deps, actor, params.id),
      }),
      routes(visitContract, {
        list: ({ actor, query }) => listVisits(deps, actor, query),
        write: ({ actor, body }) => writeVisit(deps, actor, body),
      }),
    ];
  },
};

const photoDeps = ({ database, ids, ledger, people, clock, vault }: Platform): PhotoDeps => ({
  ...{ database, ids, ledger, people, clock, vault, readPhoto },
  ...{ visits: visitStore, photos: photoStore },
});
