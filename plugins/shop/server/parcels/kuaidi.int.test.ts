import { unwrap } from '@hearth/cms/kernel';
import { aKuaidiLab, type KuaidiLab, type LabStep } from '../../../../tests/lab/parcels/kuaidi-lab';
import { keeper } from '../testing/a-shop';
import { takePush } from './hear-carrier';
import { correctNumber, trackParcel } from './keep-parcel';
import { setCarrier } from './set-carrier';
import { aNumber, aParcelDesk, packer, type ParcelDesk } from './testing/a-parcel-desk';

let lab: KuaidiLab;
let desk: ParcelDesk;
beforeAll(async () => {
  lab = await aKuaidiLab();
  desk = await aParcelDesk(lab);
}, 60_000);
beforeEach(() => {
  lab.faults.splice(0);
  lab.calls.splice(0);
});
afterAll(async () => {
  await lab.stop();
  await desk.drop();
});

// Carriers tell whole seconds.
const TODAY = Math.floor(Date.now() / 1_000) * 1_000;
const at = (minutes: number): Date => new Date(TODAY - (600 - minutes) * 60_000);
const WAY: readonly LabStep[] = [
  { state: '1', at: at(1), text: '已揽收' },
  { state: '0', at: at(60), text: '到达城阳转运中心' },
  { state: '2', at: at(120), text: '收件人电话不通' },
  { state: '5', at: at(180), text: '派件中' },
  { state: '3', at: at(240), text: '已签收' },
];
const subscriptions = (number: string) =>
  lab.calls.filter((line) => line.startsWith('POST /poll ') && line.includes(number));

async function sent() {
  const order = await desk.buy();
  const parcel = await desk.ship(order.id, aNumber());
  await desk.due();
  return { order, id: parcel.id, number: parcel.number };
}
const push = (parcel: string, body: Buffer, station = 'yunze') => takePush(desk.deps, { station, parcel, body });
const eventsOf = async (id: string) => (await desk.deps.tracks.of(desk.db.knex, [id])).get(id)?.length ?? 0;

it('asks to be told of a parcel once, and hears that it arrived', async () => {
  const { order, id, number } = await sent();
  expect(await desk.parcel(id)).toMatchObject({ carrier: 'kuaidi100', watch: 'watched' });
  const watch = lab.watched.get(number);
  expect(watch?.callbackUrl).toBe(`https://yunze.example/api/shop/parcels/callbacks/kuaidi100/yunze/${id}`);
  expect(watch?.phone).toBeUndefined();
  lab.happen(number, ...WAY);
  expect(await push(id, lab.push(number))).toBe('moved');
  expect(await desk.parcel(id)).toMatchObject({ state: 'delivered', deliveredAt: at(240) });
  expect(await desk.orderState(order.id)).toBe('delivered');
});

it('repeats a subscription whose answer was lost, and stops at one that is refused', async () => {
  lab.faults.push({ line: 'POST /poll schema=json', does: 'lost-after' });
  const { id, number } = await sent();
  expect(await desk.parcel(id)).toMatchObject({ watch: 'wanted', tries: 1 });
  await desk.due();
  expect(await desk.parcel(id)).toMatchObject({ watch: 'watched' });
  expect(subscriptions(number)).toHaveLength(2);
  const wrong = aNumber();
  lab.refusals.set(wrong, { returnCode: '700', message: '订阅方的订阅数据存在错误' });
  const parcel = await desk.ship((await desk.buy()).id, wrong);
  await desk.due();
  await desk.due();
  expect(await desk.parcel(parcel.id)).toMatchObject({ watch: 'refused', problem: '700 订阅方的订阅数据存在错误' });
  expect(subscriptions(wrong)).toHaveLength(1);
});

it('tells SF Express whose phone it is, which says nothing otherwise', async () => {
  const parcel = await desk.ship((await desk.buy()).id, aNumber(), 'shunfeng');
  await desk.due();
  expect(lab.watched.get(parcel.number)?.phone).toBe('13800001111');
});

it('hears each push once in effect: doubled, shuffled, all at once', async () => {
  const { order, id, number } = await sent();
  lab.happen(number, ...WAY);
  const pushes = [1, 2, 3, 4, 5].map((upTo) => lab.push(number, { upTo }));
  const shuffled = [4, 0, 3, 4, 1, 2, 0, 3, 2, 1].map((n) => pushes[n]!);
  const outcomes: string[] = [];
  for (const body of shuffled) outcomes.push(await push(id, body));
  expect(outcomes.slice(0, 2)).toEqual(['moved', 'late']);
  expect(outcomes.filter((one) => one === 'moved')).toHaveLength(1);
  expect(await desk.parcel(id)).toMatchObject({ state: 'delivered', deliveredAt: at(240) });
  expect(await eventsOf(id)).toBe(5);
  const again = await sent();
  lab.happen(again.number, ...WAY);
  const all = [0, 1, 2, 3].map(() => lab.push(again.number));
  const heard = await Promise.all(all.map((body) => push(again.id, body)));
  expect(heard.filter((one) => one === 'moved')).toHaveLength(1);
  const told = await desk.deps.ledger.of('yunze', again.id);
  expect(told.map(({ action }) => action)).toEqual(['parcel.sent', 'parcel.deliver']);
  expect(await desk.orderState(order.id)).toBe('delivered');
});

it('is not moved back by a push that was overtaken', async () => {
  const { id, number } = await sent();
  lab.happen(number, ...WAY.slice(0, 4));
  expect(await push(id, lab.push(number, { upTo: 3 }))).toBe('moved');
  expect((await desk.parcel(id)).state).toBe('stuck');
  expect(await push(id, lab.push(number, { upTo: 2 }))).toBe('late');
  expect((await desk.parcel(id)).state).toBe('stuck');
  expect(await push(id, lab.push(number))).toBe('moved');
  expect((await desk.parcel(id)).state).toBe('moving');
});

it('believes nothing that was not signed for this very parcel', async () => {
  const [one, other] = [await sent(), await sent()];
  lab.happen(one.number, ...WAY);
  lab.happen(other.number, ...WAY);
  const good = lab.push(one.number);
  const forged = [
    Buffer.from(''),
    Buffer.from('{"status":"shutdown"}'),
    Buffer.from(good.toString().replace(/sign=[0-9A-F]{32}/, `sign=${'0'.repeat(32)}`)),
    lab.push(one.number, { salt: '' }),
    lab.push(one.number, { salt: lab.watched.get(other.number)?.salt ?? '' }),
    lab.push(one.number, { change: (param) => param.replace('已签收', '已签收 ') }),
    // Signed for another parcel of the station and sent to this one.
    lab.push(other.number),
  ];
  for (const body of forged) expect(await push(one.id, body)).toBe('forged');
  expect(await push(one.id, good, 'linhai')).toBe('not-watched');
  expect(await desk.parcel(one.id)).toMatchObject({ state: 'sent', version: 1 });
  expect(await eventsOf(one.id)).toBe(0);
});

it('hears nothing under a number that was wrong', async () => {
  const { id, number } = await sent();
  lab.happen(number, ...WAY);
  const old = lab.push(number);
  const right = aNumber();
  const change = { id, company: 'yuantong', number: right, version: 1, reason: '贴错面单' } as const;
  unwrap(await correctNumber(desk.deps, keeper, change));
  expect(await push(id, old)).toBe('other');
  await desk.due();
  lab.happen(right, WAY[0]!);
  expect(await push(id, lab.push(right))).toBe('moved');
  expect(await desk.parcel(id)).toMatchObject({ state: 'moving', number: right });
  expect(await eventsOf(id)).toBe(1);
});

it('asks where a parcel is that nobody told of', async () => {
  const { order, id, number } = await sent();
  await desk.due();
  expect((await desk.parcel(id)).state).toBe('sent');
  lab.happen(number, ...WAY);
  lab.faults.push({ line: number, does: 'lost-after' });
  await desk.due();
  expect((await desk.parcel(id)).state).toBe('sent');
  await desk.due();
  expect((await desk.parcel(id)).state).toBe('delivered');
  expect(await desk.orderState(order.id)).toBe('delivered');
  const before = lab.calls.length;
  await desk.due();
  expect(lab.calls.slice(before).filter((line) => line.includes(number))).toEqual([]);
});

it('asks at once when somebody wants to know, and says when nobody answers', async () => {
  const { id, number } = await sent();
  lab.happen(number, ...WAY.slice(0, 2));
  lab.faults.push({ line: '/poll/query.do', does: 'error-after' });
  expect(await trackParcel(desk.deps, keeper, id)).toMatchObject({ error: { code: 'PARCELS.CARRIER_LOST' } });
  expect(unwrap(await trackParcel(desk.deps, keeper, id))).toMatchObject({ state: 'moving' });
});

it('keeps its key sealed, and is set by one of two who press at once', async () => {
  const linhai = packer('linhai');
  const set = (version: number, credential?: KuaidiLab['papers']) =>
    setCarrier(desk.deps, linhai, { enabled: true, version, credential });
  expect(await set(0)).toMatchObject({ error: { code: 'PARCELS.CREDENTIAL_MISSING' } });
  const both = await Promise.all([set(0, lab.papers), set(0, lab.papers)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(unwrap(await set(1))).toMatchObject({ version: 2, customer: lab.papers.customer });
  const row = await desk.db
    .knex('shop_carrier')
    .where({ station: 'linhai' })
    .first<{ credential: string }>('credential');
  expect(row.credential).not.toContain(lab.papers.key);
});
