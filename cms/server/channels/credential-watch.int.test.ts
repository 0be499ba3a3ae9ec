import { aBareStation, aNoticeNode, somebody, strapiLogIns, type NoticeNode } from '../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { systemIds } from '../../kernel';
import { createDatabaseTime } from '../../platform';
import { channelStore } from './channel-store';
import { credentialWatchStore } from './credential-watch-store';
import { tellCredentials } from './tell-credentials';

let db: TestDatabase;
let teller: NoticeNode;

beforeAll(async () => {
  db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  teller = aNoticeNode(db.url);
});
beforeEach(async () => {
  for (const table of ['notice', 'channel']) await db.knex(table).delete();
});
afterAll(async () => {
  await teller.stop();
  await db.drop();
});

const look = (): Promise<number> =>
  teller.database.transaction((tx) =>
    tellCredentials(
      { watch: credentialWatchStore, time: createDatabaseTime(teller.database), notices: teller.notices },
      tx,
    ),
  );
const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 3_600_000 - 60_000);
const account = async (more: object = {}): Promise<string> => {
  const id = systemIds.next();
  const fixed = { station: 'yunze', platform: 'x', account: '@yunze', locale: 'zh-Hans', lane: 'driver' };
  const words = { name: '云泽 X', capabilities: ['publish'], windows: '[]', rule_pack: 'x', active: true };
  await db.knex('channel').insert({ id, ...fixed, ...words, credential: 'sealed', ...more });
  return id;
};
const told = async (): Promise<unknown[]> =>
  (await db.knex('notice').orderBy('id').select('kind', 'urgency', 'address')).map(
    ({ kind, urgency, address }: Record<string, unknown>) => [kind, urgency, address],
  );
const health = (id: string, found: Parameters<typeof channelStore.noteHealth>[2]): Promise<void> =>
  db.database.transaction((tx) => channelStore.noteHealth(tx, id, found));
const refused = { health: 'failing', note: '401', refused: true } as const;

it('tells the owner a week and a day before a credential ends, once each', async () => {
  const owner = await somebody(db, { at: 'yunze', roles: ['mcn-operator'] });
  const id = await account({ owner, credential_expires_at: inDays(30) });
  expect(await look()).toBe(0);
  await db.knex('channel').update({ credential_expires_at: inDays(7) });
  expect([await look(), await look()]).toEqual([1, 0]);
  await db.knex('channel').update({ credential_expires_at: inDays(1) });
  expect([await look(), await look()]).toEqual([1, 0]);
  const to = { person: owner };
  expect(await told()).toEqual([
    ['channel.credential-ends', 'normal', to],
    ['channel.credential-ends', 'high', to],
  ]);
  // A new credential is another story, even when it does not last either.
  const next = { sealed: 'anew', credentialExpiresAt: inDays(5).toISOString() };
  await db.database.transaction((tx) => channelStore.change(tx, { id, version: 1 }, next));
  expect([await look(), await look()]).toEqual([1, 0]);
});

it('tells the administrator of the station when nobody owns the account, as soon as its platform refuses it', async () => {
  const id = await account();
  await health(id, { ...refused, refused: false });
  expect(await look()).toBe(0);
  await health(id, refused);
  expect([await look(), await look()]).toEqual([1, 0]);
  await health(id, refused);
  expect(await look()).toBe(0);
  expect(await told()).toEqual([['channel.credential-refused', 'high', { role: 'station-administrator' }]]);
  // It was taken again in between: the next refusal is another cause.
  await health(id, { health: 'ok', note: null });
  expect(await look()).toBe(0);
  await health(id, refused);
  expect(await look()).toBe(1);
});

it('says nothing of accounts that are closed or served by people', async () => {
  await account({ credential_expires_at: inDays(0.5), lane: 'assisted', credential: null });
  const closed = { active: false, credential: null, closed_at: new Date() };
  await account({ ...closed, account: '@old', credential_refused_at: new Date() });
  expect(await look()).toBe(0);
});

it('lets several nodes look at once and tells once', async () => {
  await account({ credential_refused_at: new Date(), health_note: '401' });
  const counts = await Promise.all([look(), look(), look()]);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await told()).toHaveLength(1);
});
