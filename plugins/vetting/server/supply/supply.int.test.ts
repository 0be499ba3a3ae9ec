import { barSupplier } from '../suppliers/bar-supplier';
import { decideAppeal } from '../suppliers/decide-appeal';
import { refuseSupplier, verifySupplier } from '../suppliers/decide-supplier';
import { endTerms } from '../suppliers/end-terms';
import { listSuppliers, viewSupplier } from '../suppliers/see-suppliers';
import type { Supply } from '../../contract';
import { aPhoto, forms, PARTS, station } from '../testing/a-form';
import { aSupplierDesk, anIdNumber, aUscc, done, refused, type SupplierDesk } from '../testing/a-supplier-desk';
import { appealBar, fileSupply, withdrawSupply } from './hand-in';
import { removeProof } from './send-proof';
import { supplierData } from './supplier-data';

let desk: SupplierDesk;
let jpeg: Buffer;
let phone: ReturnType<typeof forms>;
beforeAll(async () => {
  desk = await aSupplierDesk();
  jpeg = await aPhoto();
  phone = forms(desk, jpeg);
}, 60_000);
afterAll(() => desk.drop());

const officer = () => desk.staff();
const at = ({ id, version }: Supply) => ({ id, version });

describe('a form on a phone', () => {
  it('is saved part by part, the same change once, and shows numbers covered', async () => {
    const reader = desk.reader();
    const idNumber = anIdNumber();
    const who = { kind: 'individual', name: '林农', uscc: null, idNumber };
    const first = await done(phone.save(reader, 'who', [3, who]));
    expect(first).toMatchObject({ state: 'draft', missing: expect.arrayContaining(['where', 'proof:id-front']) });
    const again = await done(phone.save(reader, 'who', [3, who]));
    expect(again.version).toBe(first.version);
    const banked = await done(phone.save(reader, 'bank', [1, PARTS.bank]));
    expect(banked.parts.bank).toEqual({ revision: 1, fields: { ...PARTS.bank, account: '****1111' } });
    expect(JSON.stringify(banked)).not.toContain(idNumber);
    const row = await desk.db.knex('vetting_supplier').where({ reader: reader.id }).first();
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${idNumber}|4111111111111111`));
  });

  it('never lets an older copy overwrite a newer one', async () => {
    const reader = desk.reader();
    await done(phone.save(reader, 'contact', [5, { person: '新', phone: '13900000001' }]));
    for (const revision of [1, 4, 5]) {
      const older = await phone.save(reader, 'contact', [revision, { person: '旧', phone: '13900000002' }]);
      expect(older).toMatchObject({
        error: { code: 'VETTING.SUPPLY_NEWER', details: { part: 'contact', revision: 5 } },
      });
    }
    expect((await phone.mine(reader)).parts.contact?.fields.person).toBe('新');
    expect(
      (await done(phone.save(reader, 'contact', [6, { person: '更新', phone: '139000000' }]))).parts.contact?.revision,
    ).toBe(6);
  });

  it('is one, also when two phones begin at once', async () => {
    const reader = desk.reader();
    await Promise.all(
      [phone.save(reader, 'where', [1, PARTS.where]), phone.save(reader, 'contact', [1, PARTS.contact])].map(done),
    );
    const rows = await desk.db.knex('vetting_supplier').where({ reader: reader.id });
    expect(rows).toHaveLength(1);
    expect((await phone.mine(reader)).parts).toMatchObject({ where: { revision: 1 }, contact: { revision: 1 } });
  });

  it('is seen by nobody of the station before it is handed in', async () => {
    const { supply } = await phone.filled();
    expect(await refused(viewSupplier(desk.deps, officer(), supply.id))).toBe('VETTING.SUPPLIER_NOT_FOUND');
    const listed = await done(listSuppliers(desk.deps, officer(), { limit: 100 }));
    expect(listed.suppliers.map(({ id }) => id)).not.toContain(supply.id);
  });

  it('says what is missing, and is handed in when nothing is', async () => {
    const { reader, supply } = await phone.filled();
    expect(supply).toMatchObject({ missing: [], allowed: ['save', 'file', 'withdraw'] });
    desk.told.length = 0;
    const [one, other] = await Promise.all(
      [1, 2].map(() => fileSupply(desk.deps, reader, { station, version: supply.version })),
    );
    expect([one?.ok, other?.ok]).toEqual([true, true]);
    expect(desk.told).toMatchObject([{ kind: 'supplier.filed', station, to: { role: 'vetting-officer' } }]);
    expect(await phone.mine(reader)).toMatchObject({ state: 'filed', allowed: ['withdraw'] });
    expect(await refused(phone.save(reader, 'contact', [9, PARTS.contact]))).toBe('VETTING.SUPPLY_FIXED');
    const empty = desk.reader();
    await done(phone.save(empty, 'contact', [1, PARTS.contact]));
    const early = await fileSupply(desk.deps, empty, { station, version: (await phone.mine(empty)).version });
    expect(early).toMatchObject({
      error: { code: 'VETTING.SUPPLIER_INCOMPLETE', details: { missing: ['who', 'where', 'bank'] } },
    });
  });

  it('hears why it was refused, is mended and handed in again', async () => {
    const { reader, supply } = await phone.filed();
    await done(refuseSupplier(desk.deps, officer(), { ...at(supply), reason: '执照照片看不清' }));
    const refusedOne = await phone.mine(reader);
    expect(refusedOne).toMatchObject({
      state: 'refused',
      reason: '执照照片看不清',
      allowed: ['save', 'file', 'withdraw'],
    });
    const [old] = refusedOne.proofs;
    await done(removeProof(desk.deps, reader, old?.id ?? ''));
    // What was judged stays on file.
    expect(await desk.db.knex('vetting_supplier_proof').where({ id: old?.id })).toHaveLength(1);
    expect((await phone.mine(reader)).missing).toEqual(['proof:licence']);
    await phone.sent(reader, 'licence');
    const again = await done(fileSupply(desk.deps, reader, { station, version: (await phone.mine(reader)).version }));
    expect(again).toMatchObject({ state: 'filed', reason: null });
    expect((await done(verifySupplier(desk.deps, officer(), { ...at(again), note: '' }))).state).toBe('verified');
  });

  it('goes without a trace as a draft, and is closed when it was handed in', async () => {
    const draft = await phone.filled();
    await done(withdrawSupply(desk.deps, draft.reader, { station }));
    expect(await desk.db.knex('vetting_supplier').where({ id: draft.supply.id })).toEqual([]);
    const { reader, supply } = await phone.filed();
    await done(withdrawSupply(desk.deps, reader, { station }));
    expect(await desk.db.knex('vetting_supplier').where({ id: supply.id })).toMatchObject([{ state: 'closed' }]);
    // And there is room for a new one.
    expect((await done(phone.save(reader, 'contact', [1, PARTS.contact]))).id).not.toBe(supply.id);
  });

  it('is forgotten when nobody went on with it for three months', async () => {
    const { reader, supply } = await phone.filled();
    const old = desk.db.knex.raw(`now() - interval '91 days'`);
    await desk.db.knex('vetting_supplier').where({ id: supply.id }).update({ changed_at: old });
    await desk.deps.database.transaction((tx) => endTerms(desk.deps, tx));
    expect(await desk.deps.suppliers.ofReader(desk.deps.database.read, reader.id, station)).toBeUndefined();
  });
});

describe('somebody who was barred', () => {
  const until = new Date(Date.now() + 90 * 86_400_000).toISOString();
  const barred = async (by = officer()) => {
    const { reader, supply } = await phone.filed();
    await done(barSupplier(desk.deps, by, { ...at(supply), reason: '以次充好', until }));
    return { reader, supply: await phone.mine(reader) };
  };

  it('reads why and until when, and appeals once; another decides', async () => {
    const by = officer();
    const { reader, supply } = await barred(by);
    expect(supply).toMatchObject({ state: 'barred', bar: { reason: '以次充好', until }, allowed: ['appeal'] });
    desk.told.length = 0;
    const appealed = await done(appealBar(desk.deps, reader, { station, text: '那批货不是我们的' }));
    expect(appealed).toMatchObject({ allowed: [], bar: { appeal: { text: '那批货不是我们的', decision: null } } });
    expect(desk.told).toMatchObject([
      { kind: 'supplier.appealed', to: { role: 'compliance-officer', except: [by.id] } },
    ]);
    expect(await refused(appealBar(desk.deps, reader, { station, text: '再说一次' }))).toBe('VETTING.APPEALED_ALREADY');
    const decide = { ...at(appealed), decision: 'lifted', answer: '查清了，是别家的货' } as const;
    expect(await refused(decideAppeal(desk.deps, by, decide))).toBe('VETTING.OWN_WORK');
    expect(await refused(decideAppeal(desk.deps, { ...officer(), onBehalfOf: by.id }, decide))).toBe(
      'VETTING.OWN_WORK',
    );
    expect((await done(decideAppeal(desk.deps, officer(), decide))).state).toBe('lapsed');
    expect(await phone.mine(reader)).toMatchObject({
      state: 'lapsed',
      bar: null,
      allowed: ['save', 'file', 'withdraw'],
    });
    expect(await refused(appealBar(desk.deps, reader, { station, text: '还有' }))).toBe('VETTING.NOT_BARRED');
  });

  it('stays barred when the appeal is turned down, and reads the answer', async () => {
    const { reader } = await barred();
    const appealed = await done(appealBar(desk.deps, reader, { station, text: '不服' }));
    const decide = { ...at(appealed), decision: 'upheld', answer: '检测报告确凿' } as const;
    const both = await Promise.all([1, 2].map(() => decideAppeal(desk.deps, officer(), decide)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await phone.mine(reader)).toMatchObject({
      state: 'barred',
      bar: { appeal: { decision: 'upheld', answer: '检测报告确凿' } },
    });
  });

  it('cannot begin anew from another account', async () => {
    const uscc = aUscc();
    const { supply } = await phone.filed(uscc);
    await done(barSupplier(desk.deps, officer(), { ...at(supply), reason: '以次充好', until }));
    const other = await phone.filled(uscc);
    expect(await refused(fileSupply(desk.deps, other.reader, { station, version: other.supply.version }))).toBe(
      'VETTING.SUPPLIER_BARRED',
    );
  });
});

it('gives readers what is held on them, and erases what the law does not want kept', async () => {
  const { export: exported, erase } = supplierData(desk.deps);
  const [draft, waiting, known] = [await phone.filled(), await phone.filed(), await phone.filed()];
  await done(verifySupplier(desk.deps, officer(), { ...at(known.supply), note: '' }));
  expect(JSON.stringify(await exported(waiting.reader.id))).toContain('GEHEIM');
  for (const { reader } of [draft, waiting, known]) await desk.deps.database.transaction((tx) => erase(tx, reader.id));
  const row = (id: string) => desk.db.knex('vetting_supplier').where({ id }).first();
  expect(await row(draft.supply.id)).toBeUndefined();
  expect(await row(waiting.supply.id)).toMatchObject({
    state: 'closed',
    reader: null,
    contact_sealed: null,
    name: '—',
  });
  expect(await desk.db.knex('vetting_supplier_proof').where({ supplier: waiting.supply.id })).toEqual([]);
  const kept = await row(known.supply.id);
  expect(kept).toMatchObject({ state: 'verified', reader: null });
  expect(kept?.contact_sealed).not.toBeNull();
  expect(await exported(waiting.reader.id)).toEqual([]);
});
