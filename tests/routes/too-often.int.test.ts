import { isUuid } from '@hearth/cms/kernel';
import { aHost, type OwnHost } from '../host/host';
import { call } from '../host/people';
import { allRoutes } from '../tenancy/contracts';
import { codeOf } from './caller';
import { addressOf, fieldsOf, plainRequest, wrongRequest } from './requests';

/** One thousandth of the usual: the second call within the minute is one too many, or the seventh of what a village does behind one address. */
const SCALE = '0.001';
const ENOUGH_CALLS = 10;

let host: OwnHost;
beforeAll(async () => {
  host = await aHost({ env: { HEARTH_RATE_SCALE: SCALE } });
}, 120_000);
afterAll(() => host.stop());

/** What strangers can reach: public routes and readers' doors, whose token has yet to be looked at. */
const open = allRoutes().filter(({ route }) => typeof route.access === 'string');

/** What nobody has asked for yet: another id, another station, and another name of what is played or shown by a token. */
const unknown = (params: unknown): object =>
  Object.fromEntries(
    Object.entries(params as Record<string, string>).map(([name, value]) => {
      if (name === 'playback' || name === 'token') return [name, anotherLike(value)];
      if (name === 'station') return [name, `nowhere-${crypto.randomUUID().slice(0, 8)}`];
      return [name, isUuid(value) ? crypto.randomUUID() : value];
    }),
  );

const anotherLike = (value: string): string =>
  `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '').slice(0, value.length);

it('knows what is open', () => {
  expect(open.length).toBeGreaterThan(20);
});

it.each(open)('429 with the seconds to wait: $name', async ({ route }) => {
  // A cached answer costs nothing and is not counted, so each call asks for something that is in no cache.
  const isRead = route.query !== undefined || route.method === 'GET';
  const parts = isRead ? plainRequest(route, { station: 'nowhere', ids: [] }) : wrongRequest(route).parts;
  const body = route.method === 'GET' ? [] : [parts.body];
  // The window is a minute by the clock: it may turn once while we call.
  for (let calls = 0; calls < ENOUGH_CALLS; calls += 1) {
    const named = 'station' in fieldsOf(route.query) ? { station: `nowhere-${calls}` } : {};
    const answer = await call(
      host,
      undefined,
      route.method,
      addressOf(route, { params: unknown(parts.params), query: { ...(parts.query as object), ...named } }),
      ...body,
    );
    expect(answer.status).toBeLessThan(500);
    if (answer.status !== 429) continue;
    expect(codeOf(answer)).toBe('HEARTH.TOO_OFTEN');
    expect(answer.body.error.details.retryIn).toBeGreaterThan(0);
    return;
  }
  throw new Error('Nobody ever counted.');
});
