import { routes, type Slice } from '@hearth/cms/platform';
import { clipBookPort, recallContract, tracePort } from '../../contract';
import { lotStore } from '../lots/lot-store';
import { createClipBook } from './clip-book';
import { recallStore } from './recall-store';
import { listRecalls, seeRecall } from './see-recalls';
import { tellBuyers } from './tell-buyers';

/** Recalls (召回): what was called back, why, and what is left of its goods. */
export const recallsSlice: Slice = {
  name: 'vetting.recalls',
  register: ({ ports }) => ports.offer(clipBookPort, createClipBook()),
  routes: ({ database, ledger, people, ports }) => {
    const seller = () => ports.take(tracePort).seller();
    const clips = () => ports.take(clipBookPort).finder();
    const deps = { database, ledger, people, recalls: recallStore, lots: lotStore, seller, clips };
    return [
      routes(recallContract, {
        list: ({ actor, query }) => listRecalls(deps, actor, query.before),
        one: ({ actor, params }) => seeRecall(deps, actor, params.id),
        tell: ({ actor, params, body }) => tellBuyers(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};
