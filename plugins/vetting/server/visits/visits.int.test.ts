import { systemIds } from '@hearth/cms/kernel';
import type { WriteVisit } from '../../contract';
import { aPanelDesk, valueOf, type PanelDesk } from '../testing/a-panel-desk';
import { photoStore } from './photo-store';
import { visitStore } from './visit-store';
import { listVisits, writeVisit, type VisitDeps } from './write-visit';

let desk: PanelDesk;
let deps: VisitDeps;
let supplier: string;
beforeAll(async () => {
  desk = await aPanelDesk();
  deps = { ...desk.deps, visits: visitStore, photos: photoStore };
  const product = await desk.goods('draft');
  supplier = ((await desk.db.knex('vetting_product').where({ id: product }).first()) as { supplier: string }).supplier;
}, 60_000);
afterAll(() => desk.drop());

const place = { place: '云泽镇茶厂', latitude: 30.27, longitude: 120.15 };
const AT = '2026-11-20T06:00:00.000Z';
const photo = (more: object = {}) => ({
  ...{ hash: systemIds.next().replaceAll('-', '').repeat(2), takenAt: AT, caption: '车间' },
  ...{ latitude: 30.271, longitude: 120.151, ...more },
});
/** Writes a visit whose photographs have arrived. */
const written = async (visit: WriteVisit, by = desk.officer) => {
  for (const { hash } of visit.photos)
    await desk.db
      .knex('vetting_visit_photo')
      .insert({
        ...{ id: systemIds.next(), station: 'yunze', sent_by: by.id, hash, type: 'image/jpeg' },
        ...{ size: 1, received: 1, whole: true },
      })
      .onConflict()
      .ignore();
  return writeVisit(deps, by, visit);
};
const words = (more: Partial<WriteVisit> = {}): WriteVisit => ({
  ...{ supplier, kind: 'onsite', risk: 'usual', ...place, visitedAt: AT },
  checklist: [{ item: 'site', answer: 'fine', note: '' }],
  ...{ photos: [photo()], findings: '场地整洁', result: 'good', ...more },
});

it('is written once, with the hashes of its photographs in the ledger and what is odd about them', async () => {
  const far = photo({ latitude: 31 });
  const visit = valueOf(await written(words({ photos: [photo(), far] })));
  expect(visit.photos.map(({ isFar }) => isFar)).toEqual([false, true]);
  const entry = (await desk.ledger.of('yunze', supplier)).at(-1);
  expect(entry).toMatchObject({ action: 'supplier.visited', facts: { visit: visit.id, result: 'good' } });
  expect(JSON.stringify(entry?.facts)).toContain(far.hash);
  const { visits } = (await listVisits(deps, desk.officer, { supplier })).value;
  // Names are looked up by whoever reads; this desk has no list of people.
  expect(visits).toContainEqual({ ...visit, visitor: '' });
  expect(visit).toMatchObject({ supplierName: '云泽春茶合作社', visitor: desk.officer.name });
});

it.each([
  ['by video where the risk is not low', { kind: 'remote' }, 'VETTING.VISIT_IN_PERSON'],
  ['without a photograph', { photos: [] }, 'VETTING.VISIT_BARE'],
  ['that has not been yet', { visitedAt: '2030-01-01T00:00:00.000Z' }, 'VETTING.VISIT_AHEAD'],
  ['to nobody', { supplier: '0195f000-0000-7000-8000-000000000000' }, 'VETTING.NOBODY_TO_VISIT'],
] as const)('is not taken %s', async (_what, more, code) => {
  // What a table of cases holds is readonly; a visit copies it.
  const odd = structuredClone(more) as unknown as Partial<WriteVisit>;
  expect(await written(words(odd))).toMatchObject({ error: { code } });
});

it('may be made by video where the risk is low, and says so when nobody was let in', async () => {
  const video = photo({ latitude: null, longitude: null });
  const remote = valueOf(await written(words({ kind: 'remote', risk: 'low', photos: [video] })));
  expect(remote.photos).toMatchObject([{ isFar: false }]);
  const refused = words({ result: 'refused', checklist: [], photos: [] });
  expect(await written(refused)).toMatchObject({ ok: true });
});

it('takes a photograph for one visit alone, of two at once too', async () => {
  const photos = [photo()];
  const both = await Promise.all([1, 2].map(() => written(words({ photos }))));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'VETTING.PHOTO_USED' } });
});

it('is nothing to people of another station', async () => {
  expect(await written(words(), desk.neighbour)).toMatchObject({ error: { code: 'VETTING.NOBODY_TO_VISIT' } });
  expect((await listVisits(deps, desk.neighbour, {})).value.visits).toEqual([]);
});
