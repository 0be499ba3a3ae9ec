import type { StaffActor } from '../../contract';
import { systemIds } from '../../kernel';
import { aBareStation, somebody, strapiLogIns } from '../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { keepView, MOST_VIEWS } from './keep-view';
import { savedViewStore, type SavedViewStore } from './saved-view-store';

let db: TestDatabase;
let views: SavedViewStore;
beforeAll(async () => {
  db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  views = savedViewStore({ database: db.database });
});
afterAll(() => db.drop());

const someone = async (): Promise<StaffActor> => {
  const id = await somebody(db, { at: 'yunze' });
  return { kind: 'staff', id, name: '某人', station: 'yunze', stations: ['yunze'], roles: ['editor'] };
};
const keep = (who: StaffActor, name: string, query = 'state=pitched') =>
  keepView({ views, ids: systemIds }, who, { page: 'topics', name, query });

it('keeps each person’s filters apart, and one name is one filter', async () => {
  const [wang, li] = [await someone(), await someone()];
  await keep(wang, '等我签');
  await keep(wang, '等我签', 'state=pitched&column=news');
  await keep(li, '等我签', 'state=draft');
  const kept = await views.of(wang.id, 'topics');
  expect(kept).toMatchObject([{ name: '等我签', query: 'state=pitched&column=news' }]);
  expect(await views.of(wang.id, 'leads')).toEqual([]);
  expect(await views.remove(li.id, kept[0]!.id)).toBe(false);
  expect(await views.remove(wang.id, kept[0]!.id)).toBe(true);
  expect(await views.of(wang.id, 'topics')).toEqual([]);
});

it('stops at a number that somebody can still look through', async () => {
  const wang = await someone();
  for (let n = 0; n < MOST_VIEWS; n += 1) expect((await keep(wang, `筛选 ${n}`)).ok).toBe(true);
  expect(await keep(wang, '再来一个')).toMatchObject({ ok: false, error: { code: 'VIEWS.TOO_MANY' } });
  expect((await keep(wang, '筛选 3', 'changed=1')).ok).toBe(true);
});
