import { routes, type Slice } from '@hearth/cms/platform';
import { recallContract, tracePort } from '../../contract';
import { lotStore } from '../lots/lot-store';
import { recallStore } from './recall-store';
import { listRecalls, seeRecall } from './see-recalls';
import { tellBuyers } from './tell-buyers';

/** Recalls (召回): what was called back, why, and what is left of its goods. */
export const recallsSlice: Slice = {
  name: 'vetting.recalls',
  routes: ({ database, ledger, people, ports }) => {
    const seller = () => ports.take(tracePort).seller();
    const deps = { database, ledger, people, recalls: recallStore, lots: lotStore, seller };
    return [
      routes(recallContract, {
        list: ({ actor, query }) => listRecalls(deps, actor, query.before),
        one: ({ actor, params }) => seeRecall(deps, actor, params.id),
        tell: ({ actor, params, body }) => tellBuyers(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};
