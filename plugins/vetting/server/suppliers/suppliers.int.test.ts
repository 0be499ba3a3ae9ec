import { resealColumn } from '@hearth/cms/platform';
import type { Supplier } from '../../contract';
import { aSupplierDesk, aUscc, done, facts, refused, vaultOf, type SupplierDesk } from '../testing/a-supplier-desk';
import { closeSupplier, refuseSupplier, verifySupplier } from './decide-supplier';
import { changeSupplier, fileAtDesk } from './file-at-desk';
import { listSuppliers, revealSupplier, viewSupplier } from './see-suppliers';
import { SEALED_SUPPLIERS } from './supplier-store';

let desk: SupplierDesk;
beforeAll(async () => {
  desk = await aSupplierDesk();
}, 60_000);
afterAll(() => desk.drop());

const file = (change: Parameters<typeof facts>[0] = {}, by = desk.staff(), station = 'yunze'): Promise<Supplier> =>
  done(fileAtDesk(desk.deps, by, { ...facts(change), station }));
const at = ({ id, version }: Supplier) => ({ id, version });
const verify = (one: Supplier, by = desk.staff()) => verifySupplier(desk.deps, by, { ...at(one), note: '' });
const actionsOf = async (id: string, station = 'yunze') =>
  (await desk.ledger.of(station, id)).map(({ action }) => action);

it('files at the desk, and keeps in plain text nothing that is nobody’s business', async () => {
  const made = await file();
  expect(made).toMatchObject({ state: 'filed', bankTail: '8888', place: '浙江省杭州市余杭区', fromApp: false });
  const row = await desk.db.knex('vetting_supplier').where({ id: made.id }).first();
  const events = await desk.db.knex('outbox_event').select('*');
  const entries = await desk.ledger.of('yunze', made.id);
  expect(entries.map(({ action }) => action)).toEqual(['supplier.filed']);
  expect(events).toContainEqual(expect.objectContaining({ payload: expect.objectContaining({ supplierId: made.id }) }));
  const plain = JSON.stringify([made, row, events, entries]);
  for (const secret of ['GEHEIM', '1234567890128888', '13900001234']) expect(plain).not.toContain(secret);
});

it('wants another to verify than who wrote it down, also after changes of others', async () => {
  const [wang, li, zhao] = [desk.staff(), desk.staff(), desk.staff()];
  const made = await file({}, wang);
  expect(await refused(verify(made, wang))).toBe('VETTING.OWN_WORK');
  expect(await refused(verify(made, { ...desk.staff(), onBehalfOf: wang.id }))).toBe('VETTING.OWN_WORK');
  const changed = await done(
    changeSupplier(desk.deps, li, { ...at(made), contact: { person: '林', phone: '13900001111' } }),
  );
  expect(changed).toMatchObject({ state: 'filed', version: made.version + 1 });
  expect(await refused(verify(changed, li))).toBe('VETTING.OWN_WORK');
  expect(await refused(verify(changed, wang))).toBe('VETTING.OWN_WORK');
  const verified = await done(verify(changed, zhao));
  expect(verified).toMatchObject({ state: 'verified', answerBy: null });
  const months = new Date(verified.verifiedAt ?? '');
  months.setUTCMonth(months.getUTCMonth() + 6);
  expect(Math.abs(Date.parse(verified.verifyBy ?? '') - months.getTime())).toBeLessThan(4 * 86_400_000);
  expect(desk.followed).toContainEqual({ supplier: made.id, station: 'yunze', to: 'verified' });
  // Whoever was verified by others may be verified again by anybody.
  expect((await done(verify(verified, wang))).state).toBe('verified');
});

it('lets one of two people decide', async () => {
  const made = await file();
  const [one, other] = await Promise.all([
    verify(made),
    refuseSupplier(desk.deps, desk.staff(), { ...at(made), reason: '执照看不清' }),
  ]);
  expect([one, other].map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect([one, other].find(({ ok }) => !ok)).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
  expect(await actionsOf(made.id)).toHaveLength(2);
});

it('wants a new signature for a new account, and none for a new phone', async () => {
  const verified = await done(verify(await file()));
  const phone = { person: '林', phone: '13900002222' };
  const called = await done(changeSupplier(desk.deps, desk.staff(), { ...at(verified), contact: phone }));
  expect(called.state).toBe('verified');
  const bank = { holder: '他人', bank: '工商银行', account: '999999999999', isCard: false };
  const paid = await done(changeSupplier(desk.deps, desk.staff(), { ...at(called), bank }));
  expect(paid).toMatchObject({ state: 'filed', bankTail: '9999' });
});

it.each([
  [
    'a number that is missing',
    { who: { kind: 'enterprise', name: '甲', uscc: null, idNumber: null } },
    'VETTING.SUPPLIER_INCOMPLETE',
  ],
  ['a whole prefecture', { where: { region: '330100', address: '某处' } }, 'VETTING.REGION_UNKNOWN'],
  ['a county of nowhere', { where: { region: '330199', address: '某处' } }, 'VETTING.REGION_UNKNOWN'],
] as const)('refuses %s', async (_what, change, code) => {
  expect(await refused(fileAtDesk(desk.deps, desk.staff(), { ...facts(change), station: 'yunze' }))).toBe(code);
});

it('keeps one supplier of a number at a station, also when two file it at once', async () => {
  const uscc = aUscc();
  const both = await Promise.all(
    [1, 2].map(() => fileAtDesk(desk.deps, desk.staff(), { ...facts({ uscc }), station: 'yunze' })),
  );
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'VETTING.SUPPLIER_KNOWN' } });
  expect(await desk.db.knex('vetting_supplier').where({ uscc })).toHaveLength(1);
  // Another station has its own, and one that was closed is in nobody's way.
  expect((await file({ uscc }, desk.staff('qinghe'), 'qinghe')).state).toBe('filed');
  const first = both.find(({ ok }) => ok);
  if (!first?.ok) throw new Error('none');
  await done(closeSupplier(desk.deps, desk.staff(), { ...at(first.value), reason: '停止供货' }));
  expect((await file({ uscc })).state).toBe('filed');
});

it('lists what one may see, narrows it and goes on where a page ended', async () => {
  const county = desk.staff('qinghe');
  const names = ['南山茶场', '南山果园', '北岭茶场'];
  for (const name of names) {
    await file({ who: { kind: 'cooperative', name, uscc: aUscc(), idNumber: null } }, county, 'qinghe');
  }
  const listing = { station: 'qinghe', limit: 2 };
  const first = await done(listSuppliers(desk.deps, county, { ...listing, text: '山' }));
  expect(first.suppliers.map(({ name }) => name)).toEqual(['南山果园', '南山茶场']);
  expect(first).toMatchObject({ cursor: null, counts: { filed: 2 } });
  const page = await done(listSuppliers(desk.deps, county, listing));
  expect(page.suppliers.map(({ name }) => name)).toEqual(['北岭茶场', '南山果园']);
  const rest = await done(listSuppliers(desk.deps, county, { ...listing, cursor: page.cursor ?? '' }));
  expect(rest.suppliers.map(({ name }) => name)[0]).toBe('南山茶场');
  expect(
    (await done(listSuppliers(desk.deps, county, { ...listing, region: '330000' }))).counts['filed'],
  ).toBeGreaterThan(2);
  expect((await done(listSuppliers(desk.deps, county, { ...listing, region: '340000' }))).suppliers).toEqual([]);
  expect(
    (await done(listSuppliers(desk.deps, desk.staff(), { ...listing, limit: 50 }))).suppliers.length,
  ).toBeGreaterThan(2);
});

it('is not there for people of another station', async () => {
  const made = await file();
  const stranger = desk.staff('qinghe');
  const gone = 'VETTING.SUPPLIER_NOT_FOUND';
  expect(await refused(viewSupplier(desk.deps, stranger, made.id))).toBe(gone);
  expect(await refused(verify(made, stranger))).toBe(gone);
  expect(await refused(revealSupplier(desk.deps, stranger, { id: made.id, reason: '看' }))).toBe(gone);
  expect(await refused(listSuppliers(desk.deps, stranger, { station: 'yunze', limit: 5 }))).toBe('HEARTH.NOT_ALLOWED');
  expect(await refused(fileAtDesk(desk.deps, stranger, { ...facts(), station: 'yunze' }))).toBe('HEARTH.NOT_ALLOWED');
});

it('shows what lies sealed only with a reason, which is on record', async () => {
  const made = await file();
  const seen = await done(viewSupplier(desk.deps, desk.staff(), made.id));
  expect(JSON.stringify(seen)).not.toContain('GEHEIM');
  const revealed = await done(revealSupplier(desk.deps, desk.staff(), { id: made.id, reason: '核对账号' }));
  expect(revealed).toMatchObject({ contact: { phone: '13900001234' }, bank: { account: '1234567890128888' } });
  const { history } = await done(viewSupplier(desk.deps, desk.staff(), made.id));
  expect(history.map(({ action }) => action)).toEqual(['supplier.filed', 'supplier.revealed']);
  expect(history[1]?.facts).toEqual({ reason: '核对账号' });
});

it('opens under a new key of the vault after the old one went', async () => {
  const made = await file();
  const both = vaultOf('two', 'one');
  for (const column of SEALED_SUPPLIERS) await resealColumn(desk.deps.database, both, column);
  const later = { ...desk.deps, vault: vaultOf('two') };
  const revealed = await done(revealSupplier(later, desk.staff(), { id: made.id, reason: '换钥' }));
  expect(revealed.address).toContain('GEHEIM');
  for (const column of SEALED_SUPPLIERS) await resealColumn(desk.deps.database, vaultOf('one', 'two'), column);
});
