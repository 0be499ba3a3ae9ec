import type { Supplier } from '../../contract';
import { aSupplierDesk, anIdNumber, aUscc, done, facts, refused, type SupplierDesk } from '../testing/a-supplier-desk';
import { barSupplier, liftBar } from './bar-supplier';
import { closeSupplier, verifySupplier } from './decide-supplier';
import { decideAppeal } from './decide-appeal';
import { endTerms } from './end-terms';
import { fileAtDesk } from './file-at-desk';
import { viewSupplier } from './see-suppliers';

let desk: SupplierDesk;
beforeAll(async () => {
  desk = await aSupplierDesk();
}, 60_000);
afterAll(() => desk.drop());

const NEXT_YEAR = new Date(Date.now() + 300 * 86_400_000).toISOString();
const file = (change: Parameters<typeof facts>[0] = {}, by = desk.staff(), station = 'yunze'): Promise<Supplier> =>
  done(fileAtDesk(desk.deps, by, { ...facts(change), station }));
const at = ({ id, version }: Supplier) => ({ id, version });
const now = async (id: string): Promise<Supplier> => (await done(viewSupplier(desk.deps, desk.staff(), id))).supplier;
const bar = (one: Supplier, by = desk.staff()) =>
  barSupplier(desk.deps, by, { ...at(one), reason: '样品造假', until: NEXT_YEAR });
const tick = () => desk.deps.database.transaction((tx) => endTerms(desk.deps, tx));
const person = (name: string, idNumber: string) => ({
  who: { kind: 'individual', name, uscc: null, idNumber } as const,
  bank: null,
});

it('bars with a reason and a term, by somebody who did not file it', async () => {
  const wang = desk.staff();
  const made = await file({}, wang);
  expect(await refused(bar(made, wang))).toBe('VETTING.OWN_WORK');
  const past = { ...at(made), reason: '造假', until: new Date(Date.now() - 1_000).toISOString() };
  expect(await refused(barSupplier(desk.deps, desk.staff(), past))).toBe('VETTING.BAR_TERM');
  const barred = await done(bar(made));
  expect(barred).toMatchObject({ state: 'barred', barredUntil: NEXT_YEAR, allowedEvents: ['lift'] });
  const { bars, history } = await done(viewSupplier(desk.deps, desk.staff(), made.id));
  expect(bars).toMatchObject([{ reason: '样品造假', until: NEXT_YEAR, liftedAt: null, appeal: null }]);
  expect(history.at(-1)).toMatchObject({ action: 'supplier.barred', facts: { reason: '样品造假', until: NEXT_YEAR } });
});

it('knows a barred number under another name, at the station and below it, not above', async () => {
  const [city, county] = [aUscc(), aUscc()];
  await done(bar(await file({ uscc: city })));
  const other = { who: { kind: 'enterprise', name: '换名公司', uscc: city, idNumber: null } } as const;
  for (const station of ['yunze', 'qinghe']) {
    const again = fileAtDesk(desk.deps, desk.staff(), { ...facts(other), station });
    expect(await refused(again)).toBe('VETTING.SUPPLIER_BARRED');
  }
  await done(bar(await file({ uscc: county }, desk.staff('qinghe'), 'qinghe'), desk.staff('qinghe')));
  expect((await file({ uscc: county })).state).toBe('filed');
});

it('knows a barred person by the identity number', async () => {
  const number = anIdNumber();
  await done(bar(await file(person('林甲', number))));
  const again = fileAtDesk(desk.deps, desk.staff(), { ...facts(person('林乙', number)), station: 'qinghe' });
  expect(await refused(again)).toBe('VETTING.SUPPLIER_BARRED');
});

it('bars all who have the number below, and lifts them together', async () => {
  const uscc = aUscc();
  const city = await file({ uscc });
  const county = await file({ uscc }, desk.staff('qinghe'), 'qinghe');
  await done(verifySupplier(desk.deps, desk.staff(), { ...at(county), note: '' }));
  const barred = await done(bar(city));
  expect((await now(county.id)).state).toBe('barred');
  expect(desk.followed).toContainEqual({ supplier: county.id, station: 'qinghe', to: 'barred' });
  const lift = { id: county.id, version: (await now(county.id)).version, reason: '查清了' };
  expect(await refused(liftBar(desk.deps, desk.staff('qinghe'), lift))).toBe('HEARTH.NOT_ALLOWED');
  await done(liftBar(desk.deps, desk.staff(), { ...at(barred), reason: '查清了' }));
  expect([(await now(city.id)).state, (await now(county.id)).state]).toEqual(['lapsed', 'lapsed']);
});

it('lets nobody in between the moment of a bar and that of a filing', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const uscc = aUscc();
    const made = await file({ uscc }, desk.staff('qinghe'), 'qinghe');
    const [barred, filed] = await Promise.all([
      bar(made),
      fileAtDesk(desk.deps, desk.staff(), { ...facts({ uscc }), station: 'yunze' }),
    ]);
    expect(barred.ok).toBe(true);
    if (filed.ok) expect((await now(filed.value.id)).state).toBe('barred');
    else expect(filed.error.code).toBe('VETTING.SUPPLIER_BARRED');
  }
});

it('bars one that closed itself in time', async () => {
  const made = await file();
  const closed = await done(closeSupplier(desk.deps, desk.staff(), { ...at(made), reason: '不做了' }));
  expect((await done(bar(closed))).state).toBe('barred');
});

it('ends a bar on its day', async () => {
  const made = await done(bar(await file()));
  await desk.db.knex('vetting_supplier_bar').where({ supplier: made.id }).update({ until: desk.db.knex.fn.now() });
  await tick();
  expect(await now(made.id)).toMatchObject({ state: 'lapsed', barredUntil: null });
  await tick();
  const { history } = await done(viewSupplier(desk.deps, desk.staff(), made.id));
  expect(history.map(({ action }) => action)).toEqual(['supplier.filed', 'supplier.barred', 'supplier.bar-lifted']);
});

it('lets a verification lapse on its day, and tells the desk 30, 7 and 1 days before, once each', async () => {
  const made = await done(verifySupplier(desk.deps, desk.staff(), { ...at(await file()), note: '' }));
  const end = (interval: string) =>
    desk.db
      .knex('vetting_supplier')
      .where({ id: made.id })
      .update({ verify_by: desk.db.knex.raw(`clock_timestamp() + interval '${interval}'`) });
  const told = async (): Promise<unknown[]> => {
    desk.told.length = 0;
    await tick();
    return desk.told.map(({ kind, facts: said }) => [kind, 'days' in said ? said.days : null]);
  };
  expect(await told()).toEqual([]);
  for (const [interval, days] of [
    ['29 days', 30],
    ['6 days', 7],
    ['20 hours', 1],
  ] as const) {
    await end(interval);
    expect(await told()).toEqual([['supplier.verify-due', days]]);
    expect(await told()).toEqual([]);
  }
  await end('0 seconds');
  expect(await told()).toEqual([['supplier.lapsed', null]]);
  const lapsed = await now(made.id);
  expect(lapsed.state).toBe('lapsed');
  const anew = await done(verifySupplier(desk.deps, desk.staff(), { ...at(lapsed), note: '复核' }));
  expect(anew.state).toBe('verified');
  await end('29 days');
  expect(await told()).toEqual([['supplier.verify-due', 30]]);
});

it('leaves no appeal to decide where there is none', async () => {
  const made = await done(bar(await file()));
  const decide = { ...at(made), decision: 'lifted', answer: '好' } as const;
  expect(await refused(decideAppeal(desk.deps, desk.staff(), decide))).toBe('VETTING.NO_APPEAL');
});
