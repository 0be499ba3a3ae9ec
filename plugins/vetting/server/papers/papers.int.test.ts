import { aGoodsDesk, PEACHES, well, type GoodsDesk } from '../testing/a-goods-desk';
import { bindEvidence, listClaims, makeClaim, removeClaim } from '../claims/make-claims';
import { listLots, openLot, turnLot } from '../lots/turn-lots';
import { listPrices, notePrice } from '../prices/note-price';
import { decidePaper } from './decide-paper';
import { fileForProduct } from './file-paper';
import { listPapers } from './list-papers';
import { fileAt, receiveFile, ticketFor } from './receive-file';

let desk: GoodsDesk;
beforeAll(async () => {
  desk = await aGoodsDesk();
}, 60_000);
afterAll(() => desk.drop());

const REPORT = { kind: 'test-report', number: '210020349096' } as const;
const decide = (paper: { id: string; version: number }, event: 'accept' | 'refuse', actor = desk.officer) =>
  decidePaper(desk.deps, actor, event === 'accept' ? { ...paper, event } : { ...paper, event, reason: '印章不清' });

it('is accepted by somebody else than who filed it, once, and settles the goods it speaks for', async () => {
  const { id } = await desk.aDraft();
  const paper = await desk.filed(id, { kind: 'shipping-promise', fields: { dailyCapacity: '300', carrier: '中通' } });
  expect(paper).toMatchObject({ state: 'filed', band: 'fine', filedBy: '登记员', findings: [] });
  expect(await decide(paper, 'accept', desk.clerk)).toMatchObject({ error: { code: 'GOODS.OWN_WORK' } });
  desk.settled.length = 0;
  const both = await Promise.all([decide(paper, 'accept'), decide(paper, 'refuse')]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(desk.settled).toEqual([id]);
  const late = await decide(paper, 'accept');
  expect(late).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
});

it('cannot be decided in the table by whoever filed it', async () => {
  const { id } = await desk.aDraft();
  const paper = await desk.filed(id, { kind: 'shipping-promise' });
  const cheat = desk.db
    .knex('vetting_paper')
    .where({ id: paper.id })
    .update({ state: 'accepted', decided_by: desk.clerk.id });
  await expect(cheat).rejects.toThrow('check constraint');
});

it('is filed for a lot that somebody is turning: neither waits for the other', async () => {
  const { id } = await desk.aDraft();
  const lot = await desk.aLot(id);
  const paper = await desk.deps.database.transaction(async (tx) => {
    await desk.deps.lots.hold(tx, desk.clerk.stations, lot.id);
    return desk.filed(id, { ...REPORT, lot: lot.id });
  });
  expect(paper).toMatchObject({ state: 'filed', lot: lot.id });
}, 10_000);

it('finds a report that spoke for another lot, shows where, and is not accepted', async () => {
  const { id } = await desk.aDraft();
  const [first, second] = [await desk.aLot(id, 'A-1'), await desk.aLot(id, 'A-2')];
  const fileHash = await desk.aFile('同一份报告');
  const report = { ...REPORT, fileHash, fields: { sample: 'A-1 A-2', standard: 'GB 2763' } };
  const honest = await desk.filed(id, { ...report, lot: first.id });
  expect(honest).toMatchObject({ findings: [], sameFile: [] });
  const borrowed = await desk.filed(id, { ...report, lot: second.id });
  expect(borrowed.findings).toEqual([{ code: 'report-reused', weight: 'stop' }]);
  expect(borrowed.sameFile).toMatchObject([{ paper: honest.id, lotCode: 'A-1' }]);
  expect(await decide(borrowed, 'accept')).toMatchObject({
    error: { code: 'GOODS.PAPER_FINDINGS', details: { findings: ['report-reused'] } },
  });
  expect((await decide(honest, 'accept')).ok).toBe(true);
  const listed = well(await listPapers(desk.deps, desk.clerk, id)).papers;
  expect(listed.find((paper) => paper.id === honest.id)?.sameFile).toMatchObject([{ paper: borrowed.id }]);
});

it('speaks for all goods of a supplier, and for none of them once it is taken back', async () => {
  const product = await desk.aDraft();
  await desk.aLot(product.id);
  await desk.complete(product);
  const licence = well(await listPapers(desk.deps, desk.clerk, product.id)).papers.find(
    ({ kind }) => kind === 'business-licence',
  );
  expect(licence).toMatchObject({ state: 'accepted', product: null });
  desk.settled.length = 0;
  const { id = '', version = 0 } = licence ?? {};
  well(await decidePaper(desk.deps, desk.clerk, { id, version, event: 'withdraw', reason: '注销' }));
  expect(desk.settled).toEqual([product.id]);
  const { needs } = await desk.see(product.id);
  expect(needs.find(({ kind }) => kind === 'business-licence')?.standing).toBe('missing');
  expect(await desk.turn(product.id, { event: 'submit' })).toMatchObject({
    error: { code: 'GOODS.PAPERS_MISSING', details: { gaps: [{ kind: 'business-licence', why: 'missing' }] } },
  });
});

it('ends when its kind ends at the latest, and is told by its band', async () => {
  const { id } = await desk.aDraft();
  const lot = await desk.aLot(id, 'B-1');
  const paper = await desk.filed(id, { ...REPORT, lot: lot.id, validFrom: '2026-09-10', validTo: '2030-01-01' });
  expect(paper).toMatchObject({ validTo: '2026-12-09', band: 'month', daysLeft: 9 });
});

it('is filed where it belongs, with a file that is there', async () => {
  const { id } = await desk.aDraft();
  const lot = await desk.aLot(id);
  await expect(desk.filed(id, { ...REPORT })).resolves.toMatchObject({ lot: null });
  await expect(desk.filed(id, { kind: 'shipping-promise', lot: lot.id })).rejects.toThrow('GOODS.PAPER_SCOPE');
  await expect(desk.filed(id, { ...REPORT, lot: desk.clerk.id })).rejects.toThrow('GOODS.LOT_NOT_FOUND');
  await expect(desk.filed(id, { ...REPORT, fileHash: 'a'.repeat(64) })).rejects.toThrow('GOODS.FILE_NOT_FOUND');
});

it('takes a file by an address of its own, once however often it is sent, and shows it to whoever holds another', async () => {
  const send = (url: string, bytes: Buffer, length = bytes.length) => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const [, , , , station = '', person = ''] = pathname.split('/');
    const signed = { path: pathname, until: Number(searchParams.get('until')), sign: searchParams.get('sign') ?? '' };
    return receiveFile(desk.deps, { ...signed, station, person, length, read: () => Promise.resolve(bytes) });
  };
  const { url } = ticketFor(desk.deps, desk.clerk);
  const bytes = Buffer.from('%PDF-1.7 <</Type /Page>> %%EOF');
  const [one, two] = await Promise.all([send(url, bytes), send(url, bytes)]);
  expect([well(one).hash, well(one).pages]).toEqual([well(two).hash, 1]);
  expect(await desk.db.knex('vetting_file').where({ hash: well(one).hash })).toHaveLength(1);
  const refused = (answer: Awaited<ReturnType<typeof send>>) => (answer.ok ? undefined : answer.error.code);
  expect(refused(await send(url, Buffer.from('MZ\0')))).toBe('GOODS.FILE_KIND');
  expect(refused(await send(url, bytes.subarray(0, 12)))).toBe('GOODS.FILE_BROKEN');
  expect(refused(await send(url, bytes, 30_000_000))).toBe('GOODS.FILE_TOO_LARGE');
  expect(refused(await send(url.replace(desk.clerk.id, desk.officer.id), bytes))).toBe('GOODS.FILE_NOT_FOUND');

  const { id } = await desk.aDraft();
  const paper = await desk.filed(id, { kind: 'shipping-promise', fileHash: well(one).hash });
  const shown = new URL(paper.file.url, 'http://x');
  const asked = {
    path: shown.pathname,
    until: Number(shown.searchParams.get('until')),
    station: 'yunze',
    hash: well(one).hash,
  };
  const sign = shown.searchParams.get('sign') ?? '';
  expect(well(await fileAt(desk.deps, { ...asked, sign })).bytes).toEqual(bytes);
  expect(await fileAt(desk.deps, { ...asked, sign: `${sign}x` })).toMatchObject({
    error: { code: 'GOODS.FILE_NOT_FOUND' },
  });
});

it('holds a lot back, closes it, and registers a code once', async () => {
  const { id } = await desk.aDraft();
  const lot = await desk.aLot(id, 'C-1');
  expect(lot).toMatchObject({ state: 'open', quantity: 500, madeAt: '2026-11-20', allowedEvents: ['hold', 'close'] });
  await expect(desk.aLot(id, 'C-1')).rejects.toThrow('GOODS.LOT_CODE_TAKEN');
  const turn = (event: 'hold' | 'release' | 'close', version: number, actor = desk.clerk) =>
    turnLot(desk.deps, actor, { id: lot.id, event, version, reason: '复检' });
  const both = await Promise.all([turn('hold', 1), turn('close', 1)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await turn('hold', 2, desk.neighbour)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
  const far = { code: 'X', madeAt: '2026-11-20', bestBefore: null, quantity: 1 };
  expect(await openLot(desk.deps, desk.neighbour, { id, ...far })).toMatchObject({
    error: { code: 'GOODS.NOT_FOUND' },
  });
  expect(well(await listLots(desk.deps, desk.clerk, id)).lots).toHaveLength(1);
});

it('supports a claim by a page of a paper, and stops when the paper is taken back', async () => {
  const { id } = await desk.aDraft();
  const paper = await desk.accepted(id, {
    kind: 'shipping-promise',
    fields: { dailyCapacity: '300', carrier: '中通' },
  });
  const claim = well(await makeClaim(desk.deps, desk.clerk, { id, text: '日发 300 件', kind: 'number' }));
  expect(claim).toMatchObject({ standing: 'unsupported', reasons: ['no-evidence'] });
  const bind = (page: number, version: number, wanted = paper.id) =>
    bindEvidence(desk.deps, desk.clerk, { id: claim.id, version, evidence: [{ paper: wanted, page }] });
  expect(await bind(4, 1)).toMatchObject({ error: { code: 'GOODS.PAGE_NOT_THERE', details: { pages: 3 } } });
  const other = await desk.filed((await desk.aDraft()).id, { kind: 'shipping-promise' });
  expect(await bind(1, 1, other.id)).toMatchObject({ error: { code: 'GOODS.PAPER_NOT_FOUND' } });
  const both = await Promise.all([bind(1, 1), bind(2, 1)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const now = async () => well(await listClaims(desk.deps, desk.clerk, id)).claims;
  expect(await now()).toMatchObject([{ standing: 'supported' }]);
  well(await decidePaper(desk.deps, desk.clerk, { id: paper.id, version: 2, event: 'withdraw', reason: '换新' }));
  expect(await now()).toMatchObject([{ standing: 'unsupported', reasons: ['paper-withdrawn'] }]);
  expect(await makeClaim(desk.deps, desk.clerk, { id, text: '日发 300 件', kind: 'number' })).toMatchObject({
    error: { code: 'GOODS.CLAIM_TWICE' },
  });
  expect(await removeClaim(desk.deps, desk.neighbour, claim.id)).toMatchObject({
    error: { code: 'GOODS.CLAIM_NOT_FOUND' },
  });
  well(await removeClaim(desk.deps, desk.clerk, claim.id));
  expect(await now()).toEqual([]);
});

it('names a former price by what was noted, and what is stale', async () => {
  const { id } = await desk.aDraft();
  const at = (daysAgo: number) => new Date(desk.clock.now().getTime() - daysAgo * 86_400_000).toISOString();
  const note = (fen: number, daysAgo: number) =>
    notePrice(desk.deps, desk.clerk, {
      id,
      fen,
      seenAt: at(daysAgo),
      venue: '本台直播间',
      url: null,
      basis: 'deal',
      shotHash: null,
    });
  for (const [fen, days] of [
    [5_990, 1],
    [4_990, 5],
    [3_990, 20],
  ] as const)
    well(await note(fen, days));
  expect(await note(1, -1)).toMatchObject({ error: { code: 'GOODS.SEEN_LATER' } });
  const listed = async (policy: 'cn-7-days' | 'eu-30-days') =>
    well(await listPrices(desk.deps, desk.clerk, { id, policy }));
  expect((await listed('cn-7-days')).bases).toMatchObject([{ venue: '本台直播间', fen: 4_990, by: 'lowest' }]);
  expect((await listed('eu-30-days')).bases).toMatchObject([{ fen: 3_990 }]);
  expect((await listed('cn-7-days')).prices.map(({ fen, stale }) => [fen, stale])).toEqual([
    ...[
      [5_990, false],
      [4_990, true],
      [3_990, true],
    ],
  ]);
});

it('files nothing for people of another station', async () => {
  const { id } = await desk.aDraft();
  const paper = { lot: null, kind: 'shipping-promise', validFrom: '2026-11-01', validTo: null, pages: 1 } as const;
  const words = { number: null, issuer: null, holder: PEACHES.maker, fields: {}, fileHash: await desk.aFile() };
  expect(await fileForProduct(desk.deps, desk.neighbour, { id, ...paper, ...words })).toMatchObject({
    error: { code: 'GOODS.NOT_FOUND' },
  });
  expect(await listPapers(desk.deps, desk.neighbour, id)).toMatchObject({ error: { code: 'GOODS.NOT_FOUND' } });
});
