import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import type { WriteSentence } from '../../contract';
import { askPin, seeGate } from '../gate/see-gate';
import { changeItem } from '../runsheet/write-items';
import { changeSession } from '../sessions/plan-session';
import {
  aLine,
  aPlan,
  aSessionDesk,
  chief,
  host,
  officer,
  planner,
  stranger,
  type SessionDesk,
} from '../sessions/testing/a-session-desk';
import { signScript } from './sign-script';
import { seeScript, writeScript } from './write-script';

let desk: SessionDesk;
beforeAll(async () => {
  desk = await aSessionDesk();
}, 60_000);
afterAll(() => desk.db.drop());

/** A line with goods, and a claim about them. */
async function lined() {
  const { id } = await desk.planned();
  const offer = desk.anOffer();
  const { items } = await desk.lined(id, { title: '脐橙', offer: offer.id });
  return { id, item: items[0]?.id ?? '', product: offer.product, offer: offer.id, claim: desk.aClaim(offer.product) };
}

const says = (claim: string, text = '青禾村自己种的'): WriteSentence[] => [{ beat: 'origin', text, claims: [claim] }];

describe('a script', () => {
  it('is signed by two who did not write it, each version anew, the words that they saw', async () => {
    const { id, item, claim } = await lined();
    const write = (seen: number, text?: string) =>
      writeScript(desk.deps, host, { id, item, seen, sentences: says(claim, text) });
    const sign = (who: typeof host, hash: string) => signScript(desk.deps, who, { id, item, hash });
    const first = unwrap(await write(0)).loaded;
    expect(first).toMatchObject({ version: 1, approvedHash: null, unproved: [], writerName: '吴主播' });
    const hash = first?.hash ?? '';
    expect(codeOf(await sign(host, hash))).toBe('SESSION.OWN_SCRIPT');
    expect(codeOf(await sign(officer, '0'.repeat(64)))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(unwrap(await sign(officer, hash)).loaded?.approvedHash).toBeNull();
    expect(unwrap(await sign(officer, hash)).loaded?.approvals).toHaveLength(1);
    expect(unwrap(await sign(chief, hash)).loaded).toMatchObject({ approvedHash: hash });
    expect(codeOf(await write(0))).toBe('HEARTH.CHANGED_MEANWHILE');
    const second = unwrap(await write(1, '青禾村自己种的，今早摘的')).loaded;
    expect(second).toMatchObject({ version: 2, approvedHash: hash, approvals: [] });
    expect(second?.hash).not.toBe(hash);
    expect(codeOf(await sign(chief, hash))).toBe('HEARTH.CHANGED_MEANWHILE');
  });

  it('tells those who may sign, and not who wrote it', async () => {
    const { id, item, claim } = await lined();
    unwrap(await writeScript(desk.deps, host, { id, item, seen: 0, sentences: says(claim) }));
    const told = desk.told.notices.findLast(({ kind }) => kind === 'live-script.waits');
    expect(told?.to).toMatchObject({ power: 'plugin::live.scripts.sign', except: [host.id] });
  });

  it('is not signed while a sentence stands on nothing, and names which', async () => {
    const { id, item, product, claim } = await lined();
    const red = desk.aClaim(product, { standing: 'unsupported', reasons: ['paper-over'] });
    const bare: WriteSentence = { beat: 'proof', text: '好得很', claims: [] };
    const sentences = [...says(claim), ...says(red), bare];
    const { loaded } = unwrap(await writeScript(desk.deps, host, { id, item, seen: 0, sentences }));
    expect(loaded?.unproved).toEqual([1, 2]);
    expect(loaded?.sentences[1]?.claims).toMatchObject([{ light: 'red', why: 'paper-over' }]);
    const signed = await signScript(desk.deps, officer, { id, item, hash: loaded?.hash ?? '' });
    expect(signed).toMatchObject({ error: { code: 'SESSION.SCRIPT_UNPROVED', details: { count: 2 } } });
  });

  it('names claims of its own goods alone, and is a station’s own', async () => {
    const { id, item } = await lined();
    for (const foreign of [desk.aClaim(randomUUID()), randomUUID()]) {
      const written = await writeScript(desk.deps, host, { id, item, seen: 0, sentences: says(foreign) });
      expect(codeOf(written)).toBe('SESSION.CLAIM_NOT_FOUND');
    }
    expect(codeOf(await seeScript(desk.deps, stranger, { id, item }))).toBe('SESSION.NOT_FOUND');
  });

  it('is loaded no more when its line shows other goods, or its session speaks another language', async () => {
    const { id, item, claim, product } = await lined();
    await desk.signed(id, item, claim);
    const loaded = async () => unwrap(await seeScript(desk.deps, chief, { id, item })).loaded;
    const line = (await desk.deps.items.of(desk.deps.database.read, id))[0];
    const other = desk.anOffer();
    const wanted = aLine({ offer: other.id });
    unwrap(await changeItem(desk.deps, planner, { id, item, version: line?.version ?? 0, ...wanted }));
    expect(await loaded()).toBeNull();
    const second = await lined();
    await desk.signed(second.id, second.item, second.claim);
    const { version } = await desk.seen(second.id);
    unwrap(await changeSession(desk.deps, planner, { ...aPlan({ language: 'en' }), id: second.id, version }));
    expect(unwrap(await seeScript(desk.deps, chief, second)).loaded).toBeNull();
    expect(product).not.toBe(other.product);
  });

  it('is kept as it was written, by the database itself', async () => {
    const { id, item, claim } = await lined();
    await desk.signed(id, item, claim);
    for (const table of ['live_script', 'live_script_sentence', 'live_script_approval']) {
      await expect(desk.db.knex(table).delete()).rejects.toThrow('what happened in a live is kept');
    }
  });
});

describe('the gate of a pin', () => {
  const asked = (session: string, product: string, offer: string | null) =>
    desk.deps.database.transaction((tx) => askPin(() => desk.deps)(tx, { session, product, offer }));
  const names = async (session: string, product: string, offer: string | null) =>
    (await asked(session, product, offer)).map(({ name }) => name);

  it('is open for goods in order, and shut by what ended since, at that very moment', async () => {
    const { id, item, product, offer, claim } = await lined();
    await desk.signed(id, item, claim);
    expect(await names(id, product, offer)).toEqual([]);
    desk.world.barred.add(product);
    expect(await asked(id, product, offer)).toMatchObject([{ name: 'goods-approved', items: [item] }]);
    desk.world.barred.delete(product);
    const spoken = desk.world.claims.get(claim);
    if (spoken) desk.world.claims.set(claim, { ...spoken, standing: 'unsupported' });
    expect(await names(id, product, offer)).toEqual(['claims-proved']);
  });

  it('is shut for goods that no line names: nobody signed a word of them', async () => {
    const { id } = await desk.planned();
    const offer = desk.anOffer();
    const closed = await asked(id, offer.product, offer.id);
    expect(closed.map(({ name, items }) => [name, items])).toEqual([['scripts-approved', []]]);
  });

  it('colours a claim amber whose paper ends within days, and lets it be spoken', async () => {
    const { id, item, product } = await lined();
    const soon = desk.aClaim(product, { endsSoon: true });
    await desk.signed(id, item, soon);
    const { loaded } = unwrap(await seeScript(desk.deps, planner, { id, item }));
    expect(loaded?.sentences[0]?.claims).toMatchObject([{ light: 'amber', why: null }]);
    const { conditions } = unwrap(await seeGate(desk.deps, chief, { id, moment: 'ready' }));
    expect(conditions.find(({ name }) => name === 'claims-proved')?.holds).toBe(true);
  });
});
