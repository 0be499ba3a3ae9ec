import fc from 'fast-check';
import type { RouteContract } from '@hearth/cms/contract';
import { theHost } from '../host/host';
import { call } from '../host/people';
import { aReader } from '../host/readers';
import { allRoutes } from '../tenancy/contracts';
import { anOutsider } from '../tenancy/outsider';
import { callersOf, codeOf, insiderOf, type Callers } from './caller';
import { addressOf, fieldsOf, plainRequest, type Parts } from './requests';

const RUNS_PER_ROUTE = 25;
const ID = '01a1fc59-878e-76d9-901a-b340b7dbb412';

/** Routes after which the one who calls is somebody else; they have no fields, and their refusals are tried elsewhere. */
const ENDS_SESSION = /^account\.(signOut|signOutEverywhere|deleteMe) /;

let callers: Callers;
const statuses = new Map<number, number>();
beforeAll(async () => {
  callers = await callersOf(await theHost());
  since = Date.now();
}, 120_000);

const nasty = fc.constantFrom<unknown>(
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\uD800',
    '\u202E',
    "' OR 1=1 --",
    '%',
    '%00',
    '../..',
    '{}',
    'null',
    '🍑'.repeat(40),
  ],
  ...['x'.repeat(5_000), '9'.repeat(30), ID, 'yunze', '2026-11-21T02:00:00.000Z', '+275760-09-13T00:00:00.001Z'],
  ...[0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0, null, true, [], {}, [null], [[]], { toString: 1 }, { length: 9 }],
);
const anything = fc.oneof(nasty, fc.string(), fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 3 }));

/** A part as it should be, with some of its fields spoilt, missing or added; now and then something else altogether. */
function spoilt(plain: unknown, names: readonly string[]): fc.Arbitrary<unknown> {
  if (names.length === 0) return fc.constant(plain);
  const field = fc.constantFrom(...names, '__proto__', 'constructor', 'x');
  const changes = fc.dictionary(field, fc.option(anything, { nil: undefined }), { maxKeys: 3 });
  return changes.map((change) => ({ ...(plain as object), ...change }));
}

function requestsTo(route: RouteContract): fc.Arbitrary<Parts> {
  const plain = plainRequest(route, { station: callers.station, ids: [ID] });
  const part = (name: keyof Parts): fc.Arbitrary<unknown> => spoilt(plain[name], Object.keys(fieldsOf(route[name])));
  return fc.record({
    params: part('params'),
    query: part('query'),
    body: fc.oneof({ weight: 9, arbitrary: part('body') }, { weight: 1, arbitrary: anything }),
  });
}

/** Tokens live ten minutes and half an hour, and all of this may take longer: others sign in, once these were not signed out on the way. */
const RENEWED = 5 * 60_000;
let since = Date.now();
beforeEach(async () => {
  if (Date.now() - since < RENEWED) return;
  await nobodySignedOut();
  const { host, station } = callers;
  callers = { ...callers, reader: await aReader(host).signedIn(), almighty: await anOutsider(host, station) };
  since = Date.now();
});

async function nobodySignedOut(): Promise<void> {
  expect((await call(callers.host, callers.almighty, 'GET', '/cms/people')).status).toBe(200);
  expect((await call(callers.host, callers.reader, 'GET', '/api/account/me')).status).toBe(200);
}

it.each(allRoutes().filter(({ name }) => !ENDS_SESSION.test(name)))(
  '$name never breaks',
  async (one) => {
    const { route } = one;
    const who = insiderOf(callers, one);
    await fc.assert(
      fc.asyncProperty(requestsTo(route), async (parts) => {
        const body = route.method === 'GET' ? [] : [parts.body];
        const answer = await call(callers.host, who, route.method, addressOf(route, parts), ...body);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status < 500 ? '' : answer).toBe('');
        if (answer.status >= 400) expect(codeOf(answer)).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
      }),
      { numRuns: RUNS_PER_ROUTE },
    );
  },
  30_000,
);

it('has reached what lies behind the doors', async () => {
  // Nobody was signed out or lost their rights on the way: else all the rest would only have tried the doors.
  await nobodySignedOut();
  expect(Math.min(...[200, 404, 422].map((status) => statuses.get(status) ?? 0))).toBeGreaterThan(20);
});
