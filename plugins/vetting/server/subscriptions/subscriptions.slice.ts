import {
  fetchOutside,
  headed,
  readAllowed,
  resealColumn,
  routes,
  type Platform,
  type Slice,
} from '@hearth/cms/platform';
import { ok } from '@hearth/cms/kernel';
import { EPCIS_VERSION, traceSubscriptionContract } from '../../contract';
import { traceDeps } from '../trace/trace.slice';
import { isInside } from './inside-wiring';
import { listSubscriptions, subscribe, unsubscribe } from './subscribe';
import { SEALED_TOKENS, subscriptionStore } from './subscription-store';
import { TELL, tellDue, tellSubscriber, type TellDeps } from './tell-subscriber';

const SPOKEN = { 'GS1-EPCIS-Version': EPCIS_VERSION, 'GS1-CBV-Version': EPCIS_VERSION };

/** Subscriptions (追溯订阅): other houses are told of events, signed, as they come or by a schedule. */
export const subscriptionsSlice: Slice = {
  name: 'vetting.trace-subscriptions',
  register: (platform) => {
    const { jobs, schedule } = platform;
    const deps = tellDeps(platform);
    jobs.define({ ...TELL, atOnce: 4, handle: (data, job) => tellSubscriber(deps, data, job) });
    schedule.tick({
      name: 'vetting.trace-subscriptions',
      cron: '*/10 * * * * *',
      missed: 'skip',
      handle: () => Promise.resolve((tx) => tellDue(deps, tx)),
    });
  },
  routes: (platform) => {
    const deps = tellDeps(platform);
    return [
      routes(traceSubscriptionContract, {
        subscribe: async ({ actor, params, body }) => {
          const made = await subscribe(deps, actor, { ...body, name: params.name });
          if (!made.ok) return made;
          const where = `/vetting/trace/queries/${params.name}/subscriptions/${made.value.subscriptionID}`;
          return ok(headed(made.value, { ...SPOKEN, Location: where }));
        },
        subscriptions: ({ actor, params }) => listSubscriptions(deps, actor, params.name),
        unsubscribe: ({ actor, params }) => unsubscribe(deps, actor, params),
      }),
    ];
  },
  async ready({ database, vault, log }) {
    const resealed = await resealColumn(database, vault, SEALED_TOKENS);
    if (resealed > 0) log.info('secrets of subscriptions were brought under the current key', { resealed });
  },
};

function tellDeps(platform: Platform): TellDeps {
  const { vault, jobs } = platform;
  const allowed = readAllowed(process.env['HEARTH_TRACE_ALLOW']);
  return {
    ...traceDeps(platform),
    ...{ vault, subscriptions: subscriptionStore, fetch: fetchOutside },
    ...{ allowed, isInside: (dest: string) => isInside(dest, allowed) },
    again: (tx, { station, ...data }) => jobs.enqueue(tx, TELL, { data, station, key: data.subscription }),
  };
}
