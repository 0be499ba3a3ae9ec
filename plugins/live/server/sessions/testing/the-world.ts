import { randomUUID } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import type { KnownPerson } from '@hearth/cms/platform';
import type { PlannedOffer } from '@hearth/shop/contract';
import type { RoomPicture } from '@hearth/streaming/contract';
import type { ShownGoods, SpokenClaim } from '@hearth/vetting/contract';
import type { SessionDeps } from '../session-deps';

const staff = (name: string, role: string, station = 'yunze'): StaffActor => ({
  ...{ kind: 'staff', id: randomUUID(), name, station, stations: [station], roles: [role] },
});

/** People of a station, and one of another. */
export const planner = staff('周导播', 'field-controller');
export const host = staff('吴主播', 'host');
export const officer = staff('许合规', 'compliance-officer');
export const chief = staff('郑总编', 'chief-editor');
export const stranger = staff('邻台', 'chief-editor', 'linhai');

const EVERYBODY = [planner, host, officer, chief, stranger];

/** What a test sets of the world around sessions: everything is in order until it says otherwise. */
export type World = {
  readonly barred: Set<string>;
  readonly claims: Map<string, SpokenClaim>;
  readonly offers: Map<string, PlannedOffer>;
  readonly silent: Set<string>;
  picture: RoomPicture['state'];
  pricesSeen: Date | undefined;
};

const SELLER = {
  name: '青禾村果业合作社',
  kind: 'cooperative',
  place: '云泽',
  address: '沿江街 1 号',
  phone: null,
  uscc: null,
};

/** Other plugins as a test sets them. */
export function standIns(
  world: World,
): Pick<SessionDeps, 'people' | 'pictures' | 'gate' | 'goods' | 'vetted' | 'proof' | 'offers'> {
  const person = ({ id, name, station }: StaffActor): KnownPerson => ({
    ...{ id, station, name: { 'zh-Hans': name, en: name }, email: '', roles: [], active: true, registered: true },
    ...{ version: 1, adminUserId: 1 },
  });
  const refused = { showable: false, sellable: false, until: null, reasons: [{ code: 'paper-expired' as const }] };
  return {
    people: {
      byIds: (ids) => Promise.resolve(EVERYBODY.filter(({ id }) => ids.includes(id)).map(person)),
      at: (stations) => Promise.resolve(EVERYBODY.filter(({ station }) => stations.includes(station)).map(person)),
    },
    pictures: {
      choices: () => Promise.resolve([]),
      find: (_on, { stations, room: id }) =>
        Promise.resolve({
          ...{ id, station: stations[0] ?? '', title: '一号直播间', state: world.picture, playbackId: 'play' },
          beganAt: new Date().toISOString(),
        }),
    },
    gate: {
      recheck: (_tx, products) =>
        Promise.resolve(new Map(products.filter((one) => world.barred.has(one)).map((one) => [one, refused]))),
    },
    goods: {
      of: (products) =>
        Promise.resolve(
          new Map(
            products
              .filter((one) => !world.silent.has(one))
              // What the gate reads of it, and nothing else.
              .map((product) => [product, { product, seller: SELLER } as unknown as ShownGoods]),
          ),
        ),
    },
    vetted: { areVettedFor: (_tx, _station, product) => Promise.resolve(!world.silent.has(product)) },
    proof: {
      of: (_on, product) => Promise.resolve([...world.claims.values()].filter((claim) => claim.product === product)),
      claims: (_on, ids) => Promise.resolve(new Map([...world.claims].filter(([id]) => ids.includes(id)))),
      pricesSeen: (_on, products) => {
        const { pricesSeen } = world;
        return Promise.resolve(new Map(pricesSeen ? products.map((one) => [one, pricesSeen]) : []));
      },
    },
    offers: {
      choices: (_on, { station, search }) =>
        Promise.resolve([...world.offers.values()].filter(({ spec }) => station === 'yunze' && spec.includes(search))),
      of: (_on, { station, offers }) =>
        Promise.resolve(new Map([...world.offers].filter(([id]) => station === 'yunze' && offers.includes(id)))),
    },
  };
}
