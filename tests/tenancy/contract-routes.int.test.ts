import type { RouteContract } from '@hearth/cms/contract';
import { newsroom } from '../host/newsroom';
import { call, type Answer, type SignedIn } from '../host/people';
import { aRoster, inHours, type ARoster } from '../host/roster';
import { allRoutes, staffRoutes, type NamedRoute } from './contracts';
import { anOutsider } from './outsider';
import { sampleOf, type About } from './sample';

/** Routes that change nothing although they are no GET: they are tried as reads. Each with its reason. */
const READS: Readonly<Record<string, string>> = {
  'readers.find POST /cms/readers/searches': 'what is searched for, a phone number, must not stand in an address',
  'takedowns.preview POST /cms/takedowns/preview': 'what an order would hit is described by more than an address holds',
};
/** Routes about nothing but the person who calls: there is nothing of a station behind them. Each with its reason. */
const OWN: Readonly<Record<string, string>> = {
  'field.code POST /cms/field/codes': 'the code is for the phone of whoever asks',
  'saved-views.save PUT /cms/saved-views': 'a filter is kept for the person who signs in, under words of their own',
  'command.keepSettings PUT /cms/command/settings': 'how somebody likes their own screen',
  'happenings.subscribe POST /cms/happenings/subscription': 'the address is that of whoever asks',
  'happenings.unsubscribe DELETE /cms/happenings/subscription': 'the address is that of whoever asks',
  'sign-links.setPin PUT /cms/sign-links/pin': 'a signing password is that of whoever sets it',
  'vetting.ticket POST /vetting/files': 'the address is good for the station of whoever asks',
  'vetting-trace.subscribe POST /vetting/trace/queries/:name/subscriptions':
    'events of the station of whoever asks are told, and of no other',
  'vetting.captureTrace POST /vetting/trace/capture': 'a document is taken for the station of whoever asks',
  'shop.makeFreightRule POST /shop/freight-rules': 'a freight rule is of the shop of whoever asks',
  'shop.makeCouponBatch POST /shop/coupon-batches': 'coupons are of the shop of whoever asks',
  'shop.bill PUT /shop/bills/:source/:day': 'a bill is that of the station of whoever asks',
  'shop.promise POST /shop/donations': 'an agreement is that of the station of whoever asks',
  'shop.tellSession PUT /shop/sessions/:id': 'a live is entered for the station of whoever asks',
  'live.planSession POST /live/sessions': 'a live is planned for the station of whoever asks',
  'live.setGameBudget PUT /live/game-budget': 'what may be given away is that of the station of whoever asks',
  'live.excludeReader PUT /live/lottery-exclusions/:reader':
    'who may not enter is said for the station of whoever asks',
  'library.subscribe PUT /cms/library/searches':
    'a search is kept for the person who signs in and finds what they may see',
};
const reads = ({ name, route }: NamedRoute): boolean => route.method === 'GET' || name in READS;

let far: ARoster;
let outsider: SignedIn;
let about: About;
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  far = await aRoster();
  outsider = await anOutsider(far.host, far.neighbour.person.station);
  await far.addShift(far.planner);
  await newsroom(far.host, far.editor.token).draft({ station: far.station });
  const lent = { to: far.editor.person.id, post: far.post.id, powers: [], startsAt: inHours(1), endsAt: inHours(2) };
  await call(far.host, far.planner, 'POST', '/cms/roster/delegations', { ...lent, reason: '出差' });
  await call(far.host, far.planner, 'POST', '/cms/topics', { title: '邻台的选题', angle: '角度', pitch: true });
  before = await ownedByFar();
  about = { station: far.station, ids: [...before.keys()] };
}, 120_000);

/** Everything of the far station that its own people can read, by id: what nobody else may see or change. */
async function ownedByFar(): Promise<ReadonlyMap<string, string>> {
  const owned = new Map<string, string>();
  for (const who of [far.planner, far.reviewer, far.host]) {
    for (const { route } of staffRoutes().filter(({ route: { method, params } }) => method === 'GET' && !params)) {
      const { status, body } = await call(far.host, who, 'GET', pathOf(route, { station: far.station, ids: [] }));
      if (status === 200) collect(body, owned);
    }
  }
  return owned;
}

function collect(value: unknown, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  const one = value as Record<string, unknown>;
  const id = one['documentId'] ?? one['id'];
  if (one['station'] === far.station && typeof id === 'string') into.set(id, JSON.stringify(one));
  for (const part of Object.values(one)) collect(part, into);
}

function pathOf(route: RouteContract, on: About): string {
  const params = Object.fromEntries(
    Object.entries((sampleOf(route.params, on) ?? {}) as Record<string, unknown>).map(([name, value]) =>
      // Whatever a path calls a thing of a station by, it is the far station's.
      [name, name === 'slug' ? on.station : String(value)],
    ),
  );
  const path = route.path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(params[name] ?? on.station));
  const query = new URLSearchParams((sampleOf(route.query, on) ?? {}) as Record<string, string>).toString();
  return query ? `${path}?${query}` : path;
}

const attempt = (route: RouteContract, on: About): Promise<Answer> =>
  call(
    far.host,
    outsider,
    route.method,
    pathOf(route, on),
    ...(route.method === 'GET' ? [] : [sampleOf(route.body, on)]),
  );

describe('somebody of another station, with every permission', () => {
  it('has something to reach for', () => {
    expect(about.ids.length).toBeGreaterThan(4);
    expect(staffRoutes().length).toBeGreaterThan(20);
  });

  it.each(staffRoutes().filter(reads))('reads nothing by $name', async ({ route }) => {
    for (const id of route.params ? about.ids : about.ids.slice(0, 1)) {
      const { status, body } = await attempt(route, { ...about, ids: [id] });
      expect([200, 403, 404]).toContain(status);
      const told = JSON.stringify(status === 200 ? body : {});
      expect([far.station, ...about.ids].filter((secret) => told.includes(secret))).toEqual([]);
    }
  });

  it.each(staffRoutes().filter((one) => !reads(one) && !(one.name in OWN)))(
    'is refused by $name',
    async ({ name, route }) => {
      for (const id of route.params ? about.ids : about.ids.slice(0, 1)) {
        const { status, body } = await attempt(route, { ...about, ids: [id] });
        const code = (body as { error?: { code?: string } }).error?.code;
        // A request that is refused for its shape proves nothing: teach sample.ts what the route wants.
        expect([name, code]).not.toEqual([name, 'HEARTH.INVALID']);
        // A bulk action answers for each thing by itself; that it touched nothing is proved below.
        const bulk = name.startsWith('jobs.retryMany ') && status === 200;
        expect([name, bulk || (status >= 400 && status < 500)]).toEqual([name, true]);
      }
    },
  );

  it('has left everything of the station as it was', async () => {
    expect(await ownedByFar()).toEqual(before);
  });
});

describe('a stranger', () => {
  const guarded = allRoutes().filter(({ route }) => route.access !== 'public');

  it.each(guarded)('is asked to sign in by $name', async ({ route }) => {
    const { status } = await call(
      far.host,
      undefined,
      route.method,
      pathOf(route, about),
      ...(route.method === 'GET' ? [] : [{}]),
    );
    expect(status).toBe(401);
  });
});
