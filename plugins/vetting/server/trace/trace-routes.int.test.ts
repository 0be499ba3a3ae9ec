import knex, { type Knex } from 'knex';
import { systemIds } from '@hearth/cms/kernel';
import { until } from '../../../../tests/host/a-node';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller } from '../../../../tests/host/people';
import { PEACHES } from '../testing/a-goods-desk';
import { aStep, GTIN } from './testing/a-trace-desk';

let host: Host;
let db: Knex;
let station: string;
let officer: Caller;
let looking: Caller;
// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  station = (await aStation(host).save()).slug;
  officer = await aPerson(host).role('vetting-officer').at(station).signedIn();
  looking = await aPerson(host).role('compliance-officer').at(station).signedIn();
}, 300_000);
afterAll(() => db.destroy());

/** Goods that were approved once, with a lot. */
async function aLot(code = `L.${systemIds.next().slice(-8)}`): Promise<{ lot: string; code: string }> {
  const [supplier, product, lot, by] = [systemIds.next(), systemIds.next(), systemIds.next(), systemIds.next()];
  const named = { kind: 'cooperative', name: '云泽合作社', region: '530100' };
  await db('vetting_supplier').insert({ ...named, id: supplier, station, state: 'verified', version: 1 });
  const words = { category: 'fresh-produce', title: '云泽水蜜桃', state: 'suspended', approved_at: new Date() };
  const facts = JSON.stringify({ ...PEACHES, gtin: GTIN });
  await db('vetting_product').insert({ ...words, id: product, station, supplier, facts, opened_by: by });
  const made = { code, made_at: '2026-11-01', quantity: 9 };
  await db('vetting_lot').insert({ ...made, id: lot, station, product, opened_by: by });
  return { lot, code };
}

const EVENT = {
  ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping' },
  ...{ eventTime: '2026-11-20T08:00:00Z', eventTimeZoneOffset: '+08:00' },
};
const documentOf = (eventList: readonly object[]) => ({
  ...{ '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', type: 'EPCISDocument' },
  ...{ schemaVersion: '2.0', creationDate: '2026-11-21T00:00:00Z', epcisBody: { eventList } },
});

async function asked(who: Caller, path: string, init: RequestInit = {}): Promise<Response> {
  const token = (who as { token: string }).token;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(`${host.url}${path}`, { ...init, headers: { ...headers, ...(init.headers as object) } });
}

it('is closed to strangers, to other roles, and for writing to those who only look', async () => {
  const { lot } = await aLot();
  const finance = await aPerson(host).role('finance').at(station).signedIn();
  const routes = [
    ['POST', '/vetting/trace/capture', documentOf([EVENT])],
    ['GET', '/vetting/trace/events'],
    ['GET', `/vetting/lots/${lot}/trace`],
    ['POST', `/vetting/lots/${lot}/trace`, aStep()],
  ] as const;
  for (const [method, path, body] of routes) {
    expect((await call(host, undefined, method, path, body)).status).toBe(401);
    expect((await call(host, finance, method, path, body)).status).toBe(403);
    expect((await call(host, looking, method, path, body)).status).toBe(method === 'GET' ? 200 : 403);
  }
});

it('speaks EPCIS: 202 with where the job is, its errors one by one, and pages that lead on', async () => {
  const epcs = [1, 2, 3].map((serial) => `urn:epc:id:sgtin:0614141.107346.${systemIds.next().slice(-6)}${serial}`);
  const events = epcs.map((epc) => ({ ...EVENT, epcList: [epc] }));
  const send = (list: readonly object[], headers = {}) =>
    asked(officer, '/vetting/trace/capture', { method: 'POST', body: JSON.stringify(documentOf(list)), headers });
  const taken = await send(events);
  expect([taken.status, taken.headers.get('gs1-epcis-version')]).toEqual([202, '2.0.0']);
  expect(taken.headers.get('gs1-epcis-capture-limit')).toBe('500');
  const job = await asked(officer, taken.headers.get('location') ?? '');
  expect(await job.json()).toMatchObject({ success: true, running: false, captured: 3, errors: [] });

  const mixed = await send([{ ...EVENT, epcList: [`${epcs[0]}x`] }, EVENT], {
    'GS1-Capture-Error-Behaviour': 'proceed',
  });
  const { body } = await call(host, officer, 'GET', `${mixed.headers.get('location')}?locale=en`);
  expect(body).toMatchObject({ success: false, captured: 1, errors: [{ event: 1, path: 'epcList' }] });

  const first = await asked(officer, `/vetting/trace/events?perPage=2&MATCH_epc=${encodeURIComponent(epcs.join('|'))}`);
  expect([first.status, first.headers.get('gs1-cbv-version')]).toEqual([200, '2.0.0']);
  const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
  const second = await asked(officer, next);
  expect(second.headers.get('link')).toBeNull();
  // What the contract says of an answer.
  const page = (await second.json()) as {
    epcisBody: { queryResults: { resultsBody: { eventList: { eventID: string }[] } } };
  };
  const [last] = page.epcisBody.queryResults.resultsBody.eventList;
  const one = await asked(officer, `/vetting/trace/events/${encodeURIComponent(last!.eventID)}`);
  expect(await one.json()).toMatchObject({
    epcisBody: { queryResults: { resultsBody: { eventList: [{ epcList: [epcs[2]] }] } } },
  });
});

it('answers 422 to a frame that is none, and to a query that it does not understand', async () => {
  const wrong = { ...documentOf([EVENT]), type: 'Letter', epcisBody: { eventList: [] } };
  const { status, body } = await call(host, officer, 'POST', '/vetting/trace/capture', wrong);
  expect([status, body.error.code]).toEqual([422, 'HEARTH.INVALID']);
  const fields = (body.error.details.fields as { path: string }[]).map(({ path }) => path);
  expect(fields.sort()).toEqual(['epcisBody.eventList', 'type']);
  expect((await call(host, officer, 'GET', '/vetting/trace/events?EQ_colour=red')).status).toBe(422);
  const { lot } = await aLot();
  const gln = aStep({ gln: '6901234000008' });
  expect((await call(host, officer, 'POST', `/vetting/lots/${lot}/trace`, gln)).status).toBe(422);
});

it('leads whoever scans the code to the page, which shows a recall at once', async () => {
  const { lot, code } = await aLot();
  const read = () => fetch(`${host.url}/api/trace/lots/${lot}`);
  const before = await read();
  expect([before.status, before.headers.get('cache-control')]).toEqual([200, 'public, max-age=0, must-revalidate']);
  expect(await before.json()).toMatchObject({ code, recall: null, steps: [] });

  expect((await call(host, officer, 'POST', `/vetting/lots/${lot}/trace`, aStep({ quantity: 9 }))).status).toBe(201);
  const seen = async () => (await (await read()).json()) as { steps: object[]; recall: object | null };
  await until(seen, ({ steps }) => steps.length === 1, 20_000);
  const recall = { version: 1, reason: '农残超标' };
  expect((await call(host, officer, 'POST', `/vetting/lots/${lot}/recall`, recall)).status).toBe(200);
  await until(seen, ({ recall: warned }) => warned !== null, 20_000);

  const scan = (path: string) => fetch(`${host.url}${path}`, { redirect: 'manual' });
  const led = await scan(`/01/${GTIN}/10/${encodeURIComponent(code)}`);
  expect([led.status, led.headers.get('location')]).toEqual([307, `/trace/${lot}`]);
  for (const path of [`/01/${GTIN}/10/none`, `/01/6901234123457/10/${code}`, '/01/%zz', `/01/${GTIN}`]) {
    const lost = await scan(path);
    expect([path, lost.status, lost.headers.get('location')]).toEqual([path, 302, '/trace/unknown']);
  }
  const missing = await fetch(`${host.url}/api/trace/lots/${systemIds.next()}`);
  expect([missing.status, ((await missing.json()) as { error: { code: string } }).error.code]).toEqual([
    404,
    'TRACE.NOT_FOUND',
  ]);
});

it('lets a station take back its own record, and nobody else’s', async () => {
  const { lot } = await aLot();
  const { body } = await call(host, officer, 'POST', `/vetting/lots/${lot}/trace`, aStep({ quantity: 9 }));
  const path = `/vetting/trace/records/${body.steps[0].id}/withdraw`;
  const elsewhere = await aPerson(host)
    .role('vetting-officer')
    .at((await aStation(host).save()).slug)
    .signedIn();
  const why = { reason: 'did_not_occur' };
  expect((await call(host, elsewhere, 'POST', path, why)).body.error.code).toBe('TRACE.EVENT_NOT_FOUND');
  expect((await call(host, looking, 'POST', path, why)).status).toBe(403);
  expect((await call(host, officer, 'POST', path, why)).body).toEqual({ eventId: body.steps[0].eventId });
  expect((await call(host, officer, 'POST', path, why)).body.error.code).toBe('TRACE.WITHDRAWN');
});
