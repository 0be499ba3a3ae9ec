import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call } from '../../../../tests/host/people';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

const AT = '/vetting/trace/queries/SimpleEventQuery/subscriptions';
const body = { dest: 'https://erp.example/epcis', signatureToken: 'a-secret-between-houses', stream: true };

it('subscribes whoever may write where lots went, and tells them where to end it', async () => {
  const host = await theHost();
  const station = (await aStation(host).save()).slug;
  const officer = await aPerson(host).role('vetting-officer').at(station).signedIn();
  const looking = await aPerson(host).role('compliance-officer').at(station).signedIn();
  const finance = await aPerson(host).role('finance').at(station).signedIn();
  expect((await call(host, undefined, 'POST', AT, body)).status).toBe(401);
  for (const who of [looking, finance]) expect((await call(host, who, 'POST', AT, body)).status).toBe(403);
  expect((await call(host, officer, 'POST', AT, { ...body, schedule: { minute: '5' } })).status).toBe(422);
  const unknown = await call(host, officer, 'POST', AT.replace('Simple', 'Other'), body);
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'TRACE.QUERY_NOT_FOUND']);

  const made = await fetch(host.url + AT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${officer.token}` },
    body: JSON.stringify(body),
  });
  const { subscriptionID } = (await made.json()) as { subscriptionID: string };
  expect([made.status, made.headers.get('location')]).toEqual([201, `${AT}/${subscriptionID}`]);
  expect(made.headers.get('gs1-epcis-version')).toBe('2.0.0');
  const seen = await call(host, looking, 'GET', AT);
  expect(seen.body.subscriptions).toMatchObject([{ subscriptionID, dest: body.dest, stream: true, waiting: 0 }]);
  expect(JSON.stringify(seen.body)).not.toContain(body.signatureToken);
  expect((await call(host, looking, 'DELETE', `${AT}/${subscriptionID}`)).status).toBe(403);
  expect((await call(host, officer, 'DELETE', `${AT}/${subscriptionID}`)).status).toBe(204);
  expect((await call(host, officer, 'DELETE', `${AT}/${subscriptionID}`)).status).toBe(404);
});
