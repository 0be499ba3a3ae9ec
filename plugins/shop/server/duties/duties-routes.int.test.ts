import { randomUUID } from 'node:crypto';
import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call } from '../../../../tests/host/people';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

type Answered = { readonly body: { readonly duties: readonly { readonly id: string; readonly state: string }[] } };
const stateIn = ({ body }: Answered, duty: string) => body.duties.find(({ id }) => id === duty)?.state;

const live = {
  title: '脐橙公益专场',
  kinds: ['selling'],
  beginsAt: '2026-11-20T12:00:00Z',
  endsAt: '2026-11-20T14:00:00Z',
  version: 0,
};

it('are seen, checked and confirmed at one’s own station by those who may', async () => {
  const host = await theHost();
  const station = (await aStation(host).save()).slug;
  const keeper = await aPerson(host).role('shop-keeper').at(station).signedIn();
  const officer = await aPerson(host).role('compliance-officer').at(station).signedIn();
  const proofreader = await aPerson(host).role('proofreader').at(station).signedIn();
  const stranger = await aPerson(host)
    .role('compliance-officer')
    .at((await aStation(host).save()).slug)
    .signedIn();
  const id = randomUUID();
  const path = `/shop/sessions/${id}`;
  const confirming = { press: randomUUID(), outcome: 'holds', words: '已看过回放', previous: null };
  const routes = [
    ['GET', '/shop/sessions'],
    ['PUT', path, live],
    ['POST', `${path}/goods`, { offer: randomUUID() }],
    ['GET', `${path}/duties`],
    ['POST', `${path}/checks`, { press: randomUUID() }],
    ['POST', `${path}/duties/patrol`, confirming],
    ['GET', `${path}/evidence`],
    ['POST', `${path}/hold`, { reason: '调取证据' }],
    ['POST', `${path}/hold/lift`, { reason: '结案归档' }],
  ] as const;
  for (const [method, to, body] of routes) {
    expect((await call(host, undefined, method, to, body)).status).toBe(401);
    expect((await call(host, proofreader, method, to, body)).status).toBe(403);
  }
  for (const wrong of [
    { ...live, title: ' ' },
    { ...live, kinds: [] },
    { ...live, kinds: ['selling', 'selling'] },
    { ...live, beginsAt: 'soon' },
    { ...live, more: 1 },
  ])
    expect((await call(host, keeper, 'PUT', path, wrong)).status).toBe(422);
  expect((await call(host, keeper, 'PUT', path, live)).body).toMatchObject({ id, version: 1, phase: 'over' });
  for (const [method, to, body] of routes.slice(3))
    expect((await call(host, stranger, method, to, body)).body.error.code).toBe('DUTIES.SESSION_NOT_FOUND');
  expect((await call(host, stranger, 'GET', '/shop/sessions')).body.sessions).toEqual([]);
  // Who sells does not say of themselves that the law was kept.
  expect((await call(host, keeper, 'POST', `${path}/duties/patrol`, confirming)).status).toBe(403);
  for (const wrong of [{ words: ' ' }, { outcome: 'open' }, { press: '1' }, { more: 1 }])
    expect((await call(host, officer, 'POST', `${path}/duties/patrol`, { ...confirming, ...wrong })).status).toBe(422);
  const checked = await call(host, officer, 'POST', `${path}/checks`, { press: randomUUID() });
  expect(stateIn(checked, 'words-allowed')).toBe('holds');
  const confirmed = await call(host, officer, 'POST', `${path}/duties/patrol`, confirming);
  expect([confirmed.status, stateIn(confirmed, 'patrol')]).toEqual([200, 'holds']);
  const byMachine = await call(host, officer, 'POST', `${path}/duties/goods-cleared`, confirming);
  expect([byMachine.status, byMachine.body.error.code]).toEqual([409, 'DUTIES.DUTY_BY_MACHINE']);
  expect((await call(host, officer, 'GET', '/shop/sessions?phase=over')).body.sessions).toMatchObject([{ id }]);
  expect((await call(host, officer, 'GET', '/shop/sessions?phase=soon')).status).toBe(422);
  expect((await call(host, officer, 'POST', `${path}/hold`, { reason: '调取证据' })).body.holds).toHaveLength(1);
  expect((await call(host, officer, 'GET', `${path}/evidence`)).body).toMatchObject({
    ...{ format: 'hearth.session-evidence/1', session: id, signature: expect.any(String) },
  });
});
