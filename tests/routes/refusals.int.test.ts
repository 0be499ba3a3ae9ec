import type { RouteContract } from '@hearth/cms/contract';
import { theHost } from '../host/host';
import { call, type Caller } from '../host/people';
import { allRoutes, type NamedRoute } from '../tenancy/contracts';
import { callersOf, codeOf, insiderOf, type Callers } from './caller';
import { addressOf, plainRequest, wrongRequest } from './requests';

let callers: Callers;
beforeAll(async () => {
  callers = await callersOf(await theHost());
}, 120_000);

const routes = allRoutes();
const withBody = routes.filter(({ route }) => route.body);
const permitted = routes.filter(({ route }) => typeof route.access === 'object' && route.access.staff !== null);
const guarded = routes.filter(({ route }) => route.access !== 'public');
const wrongable = routes.filter(({ route }) => wrongRequest(route).named.length > 0);

const ask = async (who: Caller, route: RouteContract, body: unknown): Promise<[number, string]> => {
  const parts = plainRequest(route, { station: callers.station, ids: [] });
  const answer = await call(
    callers.host,
    who,
    route.method,
    addressOf(route, parts),
    ...(route.method === 'GET' ? [] : [body]),
  );
  return [answer.status, codeOf(answer)];
};

it('knows the routes of the house', () => {
  expect([routes.length, permitted.length, withBody.length].map((count) => count > 30)).toEqual([true, true, true]);
});

it.each(guarded)('401 for a stranger and a forged token: $name', async ({ route }) => {
  for (const who of [undefined, { token: 'forged.by.nobody' }]) {
    expect(await ask(who, route, {})).toEqual([401, 'HEARTH.SIGN_IN_FIRST']);
  }
});

it.each(guarded.filter(({ route }) => route.access === 'reader'))('401 for staff: $name', async ({ route }) => {
  expect(await ask(callers.almighty, route, {})).toEqual([401, 'HEARTH.SIGN_IN_FIRST']);
});

it.each(guarded.filter(({ route }) => route.access !== 'reader'))('401 for a reader: $name', async ({ route }) => {
  expect(await ask(callers.reader, route, {})).toEqual([401, 'HEARTH.SIGN_IN_FIRST']);
});

it.each(permitted)('403 for whoever has no such right, whatever they send: $name', async ({ route }) => {
  expect(await ask(callers.powerless, route, {})).toEqual([403, 'HEARTH.NOT_ALLOWED']);
});

it.each(wrongable)('422 with every field that is wrong: $name', async (one) => {
  const { parts, named } = wrongRequest(one.route);
  const answer = await call(
    callers.host,
    insiderOf(callers, one),
    one.route.method,
    addressOf(one.route, parts),
    ...(one.route.method === 'GET' ? [] : [parts.body]),
  );
  expect([answer.status, codeOf(answer)]).toEqual([422, 'HEARTH.INVALID']);
  const told = (answer.body.error.details.fields as { path: string; message: string }[]).filter(
    ({ message }) => message,
  );
  // A field within a field is told by its whole path; for a list of wrong fields the first name is what counts.
  const paths = told.map(({ path }) => path).flatMap((path) => [path, path.split('.')[0] ?? '']);
  expect(paths).toEqual(expect.arrayContaining([...named]));
});

it.each(withBody)('413 for three megabytes, whoever sends them: $name', async (one: NamedRoute) => {
  for (const who of [undefined, insiderOf(callers, one)]) {
    expect(await ask(who, one.route, { words: 'x'.repeat(3_000_000) })).toEqual([413, 'HEARTH.TOO_LARGE']);
  }
});

it.each(withBody)('400 for what is no JSON: $name', async (one) => {
  const answer = await fetch(
    callers.host.url + addressOf(one.route, plainRequest(one.route, { station: callers.station, ids: [] })),
    {
      method: one.route.method,
      headers: { 'content-type': 'application/json' },
      body: '{"a": ',
    },
  );
  expect([answer.status, codeOf({ status: answer.status, body: await answer.json() })]).toEqual([
    400,
    'HEARTH.NOT_JSON',
  ]);
});

it.each(['/api/nothing', '/cms/nothing'])('404 in our form where nothing is: %s', async (path) => {
  const answer = await call(callers.host, undefined, 'GET', path);
  expect([answer.status, codeOf(answer)]).toEqual([404, 'HEARTH.NOT_FOUND']);
});
