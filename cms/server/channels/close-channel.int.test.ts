import type { StaffActor } from '../../contract';
import { workOnce } from '../deliveries/do-work';
import { aPlatformDesk, type PlatformDesk } from '../outlets/testing/a-platform-desk';
import { channelStore } from './channel-store';
import { closeDeps } from './channels.slice';
import { closeChannel, finishClosing, viewClosing, type CloseDeps } from './close-channel';

// Only who they are and where they work is asked of them here.
const li = {
  kind: 'staff',
  id: 'person-li',
  name: '李敏',
  station: 'yunze',
  stations: ['yunze'],
} as unknown as StaffActor;

let room: PlatformDesk;
let deps: CloseDeps;
beforeAll(async () => {
  room = await aPlatformDesk();
  const { database, ledger, outbox } = room.node();
  deps = closeDeps({ database, ledger, outbox: outbox as Parameters<typeof closeDeps>[0]['outbox'] });
});
afterAll(() => room.end());

beforeEach(async () => {
  room.lab.reset();
  for (const table of ['outlet_step', 'outlet_pause', 'outlet_token', 'delivery_attempt', 'delivery', 'edition'])
    await room.desk.db.knex(table).delete();
});

const versionOf = async (id: string): Promise<number> =>
  (await channelStore.byId(room.desk.db.knex, id))?.version ?? Number.NaN;
const close = async (id: string, destroyNow = false) =>
  closeChannel(deps, li, { id, version: await versionOf(id), destroyNow });
const hasCredential = async (id: string) => (await channelStore.byId(room.desk.db.knex, id))?.hasCredential;
const finish = () => deps.database.transaction((tx) => finishClosing(deps, tx));

async function planned(title: string): Promise<string> {
  const signed = await room.desk.sign(undefined, title);
  await room.desk.plan(room.node(), signed);
  return signed.documentId;
}

it('an account on which something stands closes: what waits is cancelled, and what stands can still be taken down', async () => {
  const id = await room.account('youtube');
  const out = await room.publish();
  const waits = await planned('还没有发的一篇');
  room.lab.script('youtube', 'refuses');
  const failed = await planned('标题被拒的一篇');
  await room.desk.db.knex('delivery').where({ document_id: waits }).update({ next_at: null });
  while (await workOnce(room.node()));

  const left = await viewClosing(deps, li, id);
  expect(left).toMatchObject({ ok: true, value: { standing: 1, moving: 0, waiting: 2, hands: 0 } });
  const closed = await close(id);
  expect(closed).toMatchObject({ ok: true, value: { active: false, hasCredential: true } });
  expect((await room.latest(waits)).state).toBe('cancelled');
  expect((await room.latest(failed)).state).toBe('dropped');
  expect((await room.latest(out.documentId)).state).toBe('live');
  expect(await finish()).toBe(0);
  expect(await hasCredential(id)).toBe(true);

  await room.takeDown(out.documentId);
  await room.work();
  expect((await room.latest(out.documentId)).state).toBe('down');
  expect(room.lab.visible('youtube')).toEqual([]);
  expect(await finish()).toBe(1);
  expect(await hasCredential(id)).toBe(false);
  expect(await room.desk.db.knex('outlet_token').where({ channel: id })).toEqual([]);
  expect(await close(id)).toMatchObject({ ok: false, error: { code: 'CHANNEL.CLOSED' } });
});

it('an account that nothing stands on loses its credential with the closing', async () => {
  const id = await room.account('bilibili');
  expect(await close(id)).toMatchObject({ ok: true, value: { hasCredential: false } });
});

it('a credential that leaked is destroyed at once, or later, whatever stands there', async () => {
  const id = await room.account('youtube');
  const { documentId } = await room.publish();
  expect(await close(id)).toMatchObject({ ok: true, value: { hasCredential: true } });
  expect(await close(id, true)).toMatchObject({ ok: true, value: { hasCredential: false } });
  expect((await room.latest(documentId)).state).toBe('live');
});

it('a send that is on its way ends before or after the closing, and never in between', async () => {
  const id = await room.account('youtube');
  const documents = await Promise.all([planned('同时的一篇'), planned('同时的另一篇')]);
  const [closed] = await Promise.all([close(id), workOnce(room.node()), workOnce(room.node())]);
  expect(closed.ok).toBe(true);
  await room.work();
  // One that was stopped at its last look waits as paused until the closing is finished.
  await finish();
  const states = await Promise.all(documents.map(async (one) => (await room.latest(one)).state));
  const out = states.filter((state) => state === 'live').length;
  expect(states.every((state) => state === 'live' || state === 'cancelled')).toBe(true);
  expect(room.lab.visible('youtube')).toHaveLength(out);
  expect(await hasCredential(id)).toBe(out > 0);
});

it('whoever closes what somebody changed meanwhile closes nothing and cancels nothing', async () => {
  const id = await room.account('youtube');
  const waits = await planned('等着的一篇');
  const stale = await closeChannel(deps, li, { id, version: (await versionOf(id)) - 1, destroyNow: false });
  expect(stale).toMatchObject({ ok: false, error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
  expect((await room.latest(waits)).state).not.toBe('cancelled');
});

it('what was planned while it closed is cancelled afterwards', async () => {
  // Accounts that were closed before with a post on them have none any more.
  await finish();
  const id = await room.account('youtube');
  const late = await planned('停用的同时排上的一篇');
  await close(id);
  // As if the plan had read the targets before and committed after.
  await room.desk.db
    .knex('delivery')
    .where({ document_id: late })
    .update({ state: 'planned', next_at: new Date(0) });
  expect(await finish()).toBe(1);
  expect((await room.latest(late)).state).toBe('cancelled');
  expect(await finish()).toBe(0);
});
