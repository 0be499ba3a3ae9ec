import { randomUUID } from 'node:crypto';
import { systemClock, systemIds } from '../../kernel';
import type { MailOutcome, SmsMessage, SmsOutcome, Tx } from '../../platform';
import type { Reader } from '../accounts/reader-store';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { readerNoticeStore } from './reader-notice-store';
import { sendNotices, tellReaders, type ReaderNoticeDeps } from './send-notices';

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
}, 60_000);
afterAll(() => db.drop());
afterEach(() => db.knex('reader_notice').delete());

type Ways = {
  readonly sms?: (message: SmsMessage) => SmsOutcome | Promise<SmsOutcome>;
  readonly mail?: () => MailOutcome;
};

/** Readers of a house with a gateway that a test plays. */
function aHouse({ sms, mail }: Ways = { sms: () => ({ state: 'sent', receipt: 'r1' }) }) {
  const readers = new Map<string, Reader>();
  const sent: SmsMessage[] = [];
  const mails: { readonly subject: string; readonly text: string }[] = [];
  const kicks: number[] = [];
  const deps: ReaderNoticeDeps = {
    ...{ database: db.database, ids: systemIds, clock: systemClock, notices: readerNoticeStore },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    readers: { byId: (id) => Promise.resolve(readers.get(id)) },
    sms: sms && {
      send: (message) => {
        sent.push(message);
        return Promise.resolve(sms(message));
      },
    },
    mail: mail && {
      send: (message) => {
        mails.push(message);
        return Promise.resolve(mail());
      },
    },
    due: () => Promise.resolve(void kicks.push(1)),
  };
  const reader = (more: Partial<Reader> = {}): string => {
    const id = randomUUID();
    // What sending looks at, and nothing else.
    const known = { id, state: 'active', locale: 'zh-Hans', phone: '+8613800001111', email: null, ...more };
    readers.set(id, known as Reader);
    return id;
  };
  return { deps, sent, mails, kicks, reader };
}

/** Something that comes when a test says so. */
function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((come) => (resolve = come));
  return { promise, resolve: (value: T) => resolve(value) };
}

const news = (reader: string, subject = 'recall A1') => ({
  ...{ station: 'yunze', reader, subject },
  ...{ title: { 'zh-Hans': '已召回', en: 'Recalled' }, body: { 'zh-Hans': '请停止食用', en: 'Stop using it' } },
});
const tell = ({ deps }: ReturnType<typeof aHouse>, readers: readonly string[], subject?: string) =>
  db.database.transaction((tx) =>
    tellReaders(
      deps,
      tx,
      readers.map((one) => news(one, subject)),
    ),
  );
const states = async (): Promise<string[]> =>
  (await db.knex('reader_notice').orderBy('id').select<{ state: string }[]>('state')).map(({ state }) => state);
const expire = (column: 'lease_until' | 'due_at') =>
  db
    .knex('reader_notice')
    .whereNotNull(column)
    .update({ [column]: db.knex.raw(`now() - interval '1 second'`) });

it('tells each reader once of one thing, however many press and however many nodes send', async () => {
  const house = aHouse();
  const [one, other] = [house.reader(), house.reader({ locale: 'en' })];
  const pressed = await Promise.all([tell(house, [one, other]), tell(house, [one, other])]);
  expect(pressed.reduce((sum, told) => sum + told, 0)).toBe(2);
  await Promise.all([sendNotices(house.deps), sendNotices(house.deps)]);
  expect(house.sent.map(({ fill }) => fill['title']).sort()).toEqual(['Recalled', '已召回']);
  expect(await tell(house, [one])).toBe(0);
  expect(await tell(house, [one], 'recall B2')).toBe(1);
  await sendNotices(house.deps);
  expect(house.sent).toHaveLength(3);
  expect(await readerNoticeStore.sums(db.knex, { station: 'yunze', subject: 'recall A1' })).toEqual({
    ...{ sent: 2, waiting: 0, unsure: 0, unreached: 0 },
  });
  expect(await readerNoticeStore.sums(db.knex, { station: 'linhai', subject: 'recall A1' })).toMatchObject({ sent: 0 });
});

it('has nothing to send of what was taken back, and sends it when another node comes after one that died', async () => {
  const house = aHouse();
  const id = house.reader();
  const died = db.database.transaction(async (tx: Tx) => {
    await tellReaders(house.deps, tx, [news(id)]);
    throw new Error('the node died');
  });
  await expect(died).rejects.toThrow('died');
  await sendNotices(house.deps);
  expect(house.sent).toEqual([]);
  // It died after the commit and before it sent anything: the row waits for whoever comes.
  await tell(house, [id]);
  await sendNotices(house.deps);
  expect(house.sent).toHaveLength(1);
});

it('never sends again what a node took out of the house and died over', async () => {
  const [hung, reached] = [later<SmsOutcome>(), later<boolean>()];
  const dying = aHouse({
    sms: () => {
      reached.resolve(true);
      return hung.promise;
    },
  });
  await tell(dying, [dying.reader()]);
  const stuck = sendNotices(dying.deps);
  await reached.promise;
  const other = aHouse();
  await sendNotices(other.deps);
  expect(await states()).toEqual(['sending']);
  await expire('lease_until');
  await sendNotices(other.deps);
  expect(await states()).toEqual(['unsure']);
  expect(other.sent).toEqual([]);
  // Its answer comes after all, and moves nothing that was given up.
  hung.resolve({ state: 'sent', receipt: 'late' });
  await stuck;
  expect(await states()).toEqual(['unsure']);
});

it('tries later what a gateway was too busy for, and not what it refused for good or did not answer', async () => {
  let answer: SmsOutcome = { state: 'refused', reason: 'throttled', says: 'busy' };
  const house = aHouse({ sms: () => answer });
  await tell(house, [house.reader()]);
  await sendNotices(house.deps);
  await sendNotices(house.deps);
  expect([await states(), house.sent.length]).toEqual([['waiting'], 1]);
  await expire('due_at');
  answer = { state: 'unknown', says: 'no answer' };
  await sendNotices(house.deps);
  expect([await states(), house.sent.length]).toEqual([['unsure'], 2]);
  // The gateway knows the second try for the first one.
  expect(house.sent[0]?.id).toBe(house.sent[1]?.id);
  answer = { state: 'refused', reason: 'rejected', says: 'no such number' };
  await tell(house, [house.reader()], 'recall B2');
  await sendNotices(house.deps);
  expect(await states()).toEqual(['unsure', 'refused']);
});

it('gives up after an hour of a gateway that is away', async () => {
  const house = aHouse({ sms: () => ({ state: 'refused', reason: 'unreachable', says: 'away' }) });
  await tell(house, [house.reader()]);
  for (let n = 0; n < 6; n += 1) {
    await sendNotices(house.deps);
    await expire('due_at');
  }
  expect([await states(), house.sent.length]).toEqual([['refused'], 5]);
});

it('writes an e-mail to whoever has no phone, and counts those that it has no way to', async () => {
  const house = aHouse({ mail: () => ({ state: 'sent', says: 'ok' }) });
  const [byMail, byPhone] = [house.reader({ phone: null, email: 'li@example.com', locale: 'en' }), house.reader()];
  const left = house.reader({ state: 'leaving' });
  await tell(house, [byMail, byPhone, left, randomUUID()]);
  await sendNotices(house.deps);
  expect(house.mails).toMatchObject([{ subject: 'Recalled', text: 'Stop using it' }]);
  expect(await readerNoticeStore.sums(db.knex, { station: 'yunze', subject: 'recall A1' })).toEqual({
    ...{ sent: 1, waiting: 0, unsure: 0, unreached: 3 },
  });
});

it('shows a reader what they were told, and forgets it with them', async () => {
  const house = aHouse();
  const [one, other] = [house.reader(), house.reader()];
  await tell(house, [one, other]);
  expect(await readerNoticeStore.ofReader(db.knex, one)).toMatchObject([
    { state: 'waiting', title: { en: 'Recalled' } },
  ]);
  await db.database.transaction((tx) => readerNoticeStore.forget(tx, one));
  expect(await readerNoticeStore.ofReader(db.knex, one)).toEqual([]);
  expect(await readerNoticeStore.ofReader(db.knex, other)).toHaveLength(1);
});
