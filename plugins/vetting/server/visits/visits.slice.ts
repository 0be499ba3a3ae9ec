import { routes, type Slice } from '@hearth/cms/platform';
import { visitContract, VISITS_WRITE } from '../../contract';
import { visitStore } from './visit-store';
import { listVisits, writeVisit } from './write-visit';

/** Visits (现场考察): what somebody saw at a supplier. */
export const visitsSlice: Slice = {
  name: 'vetting.visits',
  permissions: [{ action: VISITS_WRITE, displayName: '记录供应商考察 Write visits down', subCategory: 'visits' }],
  grants: [{ roles: ['vetting-officer'], action: VISITS_WRITE }],
  routes: ({ database, ids, ledger, people }) => {
    const deps = { database, ids, ledger, people, visits: visitStore };
    return [
      routes(visitContract, {
        list: ({ actor, query }) => listVisits(deps, actor, query),
        write: ({ actor, body }) => writeVisit(deps, actor, body),
      }),
    ];
  },
};
