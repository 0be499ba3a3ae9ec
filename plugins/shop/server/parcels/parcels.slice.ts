import { ok } from '@hearth/cms/kernel';
import {
  flow,
  resealColumn,
  routes,
  type PermissionDeclaration,
  type PersonalDataHolder,
  type Platform,
  type Slice,
} from '@hearth/cms/platform';
import {
  ownParcelsContract,
  parcelErrors,
  parcelsContract,
  PARCELS_READ,
  PARCELS_SET,
  PARCELS_SHIP,
  type Parcel,
} from '../../contract';
import { SEALED_CARRIER_KEYS } from './carrier-store';
import { importNumbers } from './import-numbers';
import { correctNumber, stepParcel, trackParcel } from './keep-parcel';
import type { ParcelDeps } from './parcel-deps';
import { parcelMachine } from './parcel.machine';
import { parcelNotices, tellDue } from './parcel-notices';
import type { KeptParcel } from './parcel-store';
import { PARCELS_DUE, parcelDeps } from './parcels-wiring';
import { hearCarriers } from './push-routes';
import { boardFile, seeBoard } from './see-board';
import { ownParcels, parcelsOf, parcelsOfBuyer, shown } from './see-parcels';
import { seeCarriers, setCarrier } from './set-carrier';
import { shipParcel } from './ship-parcel';
import { workParcels } from './work-parcels';

const permission = (action: string, zh: string, en: string): PermissionDeclaration => ({
  ...{ action, displayName: `${zh} ${en}`, subCategory: '发货 Shipping' },
});

const MOST_EXPORTED = 10_000;

/** Parcels (包裹): what leaves the house, where it is, and by when it has to leave. */
export const parcelsSlice: Slice = {
  name: 'shop.parcels',
  errors: [parcelErrors],
  machines: [parcelMachine],
  permissions: [
    permission(PARCELS_READ, '查看发货与物流', 'See shipping and parcels'),
    permission(PARCELS_SHIP, '发货、改单号', 'Ship parcels and correct their numbers'),
    permission(PARCELS_SET, '设置物流服务', 'Set the carrier service'),
  ],
  grants: [
    { roles: ['shop-keeper', 'after-sales-clerk', 'compliance-officer'], action: PARCELS_READ },
    { roles: ['shop-keeper'], action: PARCELS_SHIP },
    { roles: ['shop-keeper'], action: PARCELS_SET },
  ],
  register(platform) {
    const { notices, jobs, schedule, personalData } = platform;
    notices.declare(parcelNotices);
    personalData.register(parcelData(platform));
    jobs.define({ ...PARCELS_DUE, handle: () => workParcels(parcelDeps(platform)) });
    schedule.tick({
      ...{ name: 'shop.parcels-due', cron: '* * * * *', missed: 'skip' },
      // Also for what is left of a node that died.
      handle: () => Promise.resolve((tx) => parcelDeps(platform).due(tx)),
    });
    schedule.tick({
      ...{ name: 'shop.shipping-due', cron: '*/10 * * * *', missed: 'run-once' },
      handle: () => Promise.resolve((tx) => tellDue(parcelDeps(platform), tx)),
    });
  },
  routes: (platform) => [buying(platform), atTheDesk(platform)],
  start: async (platform) => hearCarriers({ ...platform, deps: parcelDeps(platform) }),
  async ready({ database, vault, log }) {
    const resealed = await resealColumn(database, vault, SEALED_CARRIER_KEYS);
    if (resealed > 0) log.info('keys of carrier services were brought under the current key', { resealed });
  },
};

/** What parcels hold on a reader: where their goods were. Parcels stay for the books; who signed for them does not. */
const parcelData = (platform: Platform): PersonalDataHolder => ({
  name: 'parcels',
  export: (reader) => parcelsOfBuyer(parcelDeps(platform), reader, MOST_EXPORTED),
  erase: (tx, reader) => parcelDeps(platform).tracks.forget(tx, reader),
});

const buying = (platform: Platform) =>
  routes(ownParcelsContract, {
    ownParcels: ({ actor, params }) => ownParcels(parcelDeps(platform), actor, params.id),
  });

const showing =
  (deps: ParcelDeps) =>
  async (parcel: KeptParcel): Promise<Parcel> =>
    shown(deps, parcel);

const atTheDesk = (platform: Platform) => {
  const deps = parcelDeps(platform);
  const show = showing(deps);
  const sayer = (locale: 'zh-Hans' | 'en') => (refused: Parameters<Platform['errors']['message']>[0]) =>
    platform.errors.message(refused, locale);
  return routes(parcelsContract, {
    shippingBoard: ({ actor, query }) => seeBoard(deps, actor, query),
    shippingFile: async ({ actor, request }) => {
      const { lines, ...file } = await boardFile(deps, actor, request.locale);
      return ok(flow({ ...file, type: 'text/csv; charset=utf-8', headers: { 'X-Lines': String(lines) } }));
    },
    importNumbers: ({ actor, body, request }) =>
      importNumbers({ ...deps, sayer }, actor, { csv: body.csv, locale: request.locale }),
    parcelsOf: ({ actor, params }) => parcelsOf(deps, actor, params.id),
    ship: async ({ actor, params, body }) => {
      const sent = await shipParcel(deps, actor, { ...params, ...body });
      return sent.ok ? ok(await show(sent.value.parcel)) : sent;
    },
    correctNumber: async ({ actor, params, body }) => {
      const kept = await correctNumber(deps, actor, { ...params, ...body });
      return kept.ok ? ok(await show(kept.value)) : kept;
    },
    stepParcel: async ({ actor, params, body }) => {
      const kept = await stepParcel(deps, actor, { ...params, ...body });
      return kept.ok ? ok(await show(kept.value)) : kept;
    },
    trackParcel: async ({ actor, params }) => {
      const kept = await trackParcel(deps, actor, params.id);
      return kept.ok ? ok(await show(kept.value)) : kept;
    },
    carriers: async ({ actor }) => ok({ carriers: await seeCarriers(deps, actor) }),
    setCarrier: ({ actor, body }) => setCarrier(deps, actor, body),
  });
};
