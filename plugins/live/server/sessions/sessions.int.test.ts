import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import type { RunsheetItem } from '../../contract';
import { seeGate } from '../gate/see-gate';
import { seeRunsheet } from '../runsheet/write-items';
import { copySession } from './copy-session';
import { changeSession, planSession } from './plan-session';
import { raiseAlarm } from './raise-alarm';
import { reviewSetting } from './review-setting';
import { listSessions, seeLog, seeSession } from './see-sessions';
import { aPlan, aSessionDesk, chief, officer, planner, stranger, type SessionDesk } from './testing/a-session-desk';
import { stopSession, turnSession } from './turn-session';

let desk: SessionDesk;
beforeAll(async () => {
  desk = await aSessionDesk();
}, 60_000);
afterAll(() => desk.db.drop());

/** A session through the gate: an offer, its script, everybody there. */
async function ready(): Promise<string> {
  const { id } = await desk.planned();
  const offer = desk.anOffer();
  const { items } = await desk.lined(id, { title: '脐橙', offer: offer.id, plannedUnits: 200 });
  await desk.signed(id, items[0]?.id ?? '', desk.aClaim(offer.product));
  await desk.manned(id);
  await desk.looked(id);
  unwrap(await desk.turn(id, 'prepare'));
  unwrap(await desk.turn(id, 'make-ready'));
  return id;
}

const closedOf = async (id: string) =>
  unwrap(await seeGate(desk.deps, chief, { id, moment: 'go-live' }))
    .conditions.filter(({ holds }) => !holds)
    .map(({ name }) => name);

describe('a session', () => {
  it('goes from its plan to the end, and the log and the ledger tell each step once', async () => {
    const id = await ready();
    for (const event of ['go-live', 'pause', 'resume', 'stop', 'finish', 'publish-replay', 'archive'] as const) {
      unwrap(await desk.turn(id, event));
    }
    const { state, beganAt, endedAt, room } = await desk.seen(id);
    expect([state, beganAt === null, endedAt === null]).toEqual(['archived', false, false]);
    expect(desk.told.closed).toContain(room);
    const overlays = desk.told.rooms.filter(([to, { type }]) => to === room && type === 'overlay');
    expect(overlays.map(([, { shown }]) => shown)).toEqual([true, false]);
    const entries = await desk.db
      .knex('ledger_entry')
      .where({ subject: id })
      .orderBy('seq')
      .select<{ action: string }[]>('action');
    const steps = entries
      .map(({ action }) => action)
      .filter((action) => /go-live|pause|resume|stop|finish/.test(action));
    expect(steps).toEqual(['go-live', 'pause', 'resume', 'stop', 'finish'].map((event) => `live-session.${event}`));
    const log = unwrap(await seeLog(desk.deps, chief, { id })).entries;
    expect(log[0]).toMatchObject({ event: 'archive', by: '郑总编', facts: { from: 'published', to: 'archived' } });
  });

  it('is refused by each condition that is missing, by its name, and goes on once it is mended', async () => {
    const id = await ready();
    desk.world.picture = 'idle';
    expect(await desk.turn(id, 'go-live')).toMatchObject({
      error: { code: 'SESSION.GATE_CLOSED', details: { count: 1, conditions: ['picture-there'] } },
    });
    desk.world.picture = 'live';
    desk.world.pricesSeen = new Date(Date.now() - 25 * 3_600_000);
    expect(await closedOf(id)).toEqual(['price-basis-fresh']);
    desk.world.pricesSeen = new Date();
    await desk.silence(id, officer, 61);
    expect(await closedOf(id)).toEqual(['duty-present']);
    await desk.silence(id, officer, 1);
    expect(codeOf(await desk.turn(id, 'go-live'))).toBe('ok');
  });

  it('is moved by one of two who press at once', async () => {
    const id = await ready();
    const { version } = await desk.seen(id);
    const press = () => turnSession(desk.deps, chief, { id, event: 'go-live', version, reason: '' });
    const codes = (await Promise.all([press(), press()])).map(codeOf).sort();
    expect(codes).toEqual(['HEARTH.CHANGED_MEANWHILE', 'ok']);
  });

  it('is a station’s own, and changed by whoever saw it', async () => {
    const { id, version } = await desk.planned();
    expect(codeOf(await seeSession(desk.deps, stranger, id))).toBe('SESSION.NOT_FOUND');
    expect(codeOf(await turnSession(desk.deps, stranger, { id, event: 'cancel', version, reason: '试' }))).toBe(
      'SESSION.NOT_FOUND',
    );
    const plan = aPlan({ title: '茶叶专场' });
    expect(unwrap(await changeSession(desk.deps, planner, { ...plan, id, version }))).toMatchObject({ version: 2 });
    expect(codeOf(await changeSession(desk.deps, planner, { ...plan, id, version }))).toBe('HEARTH.CHANGED_MEANWHILE');
    const listed = unwrap(await listSessions(desk.deps, stranger, { rehearsals: true, limit: 100 }));
    expect(listed.sessions).toEqual([]);
  });

  it('is taken on by its station and those above it, as everything else of it is, and by nobody below or beside', async () => {
    const at = (station: string, stations: readonly string[]) => ({ ...chief, id: randomUUID(), station, stations });
    const above = at('jiangnan', ['jiangnan', 'yunze', 'shangwu']);
    const others = [at('shangwu', ['shangwu']), at('linhai', ['linhai'])];
    const { id, version } = await desk.planned();
    await desk.lined(id);
    const prepare = { id, event: 'prepare' as const, version, reason: '' };
    const plan = { ...aPlan(), id, version };
    const alarm = { id, degree: 1 as const, words: '试' };
    for (const other of others) {
      expect(codeOf(await turnSession(desk.deps, other, prepare))).toBe('SESSION.NOT_FOUND');
      expect(codeOf(await changeSession(desk.deps, other, plan))).toBe('SESSION.NOT_FOUND');
      expect(codeOf(await raiseAlarm(desk.deps, other, alarm))).toBe('SESSION.NOT_FOUND');
    }
    expect(codeOf(await raiseAlarm(desk.deps, above, alarm))).toBe('ok');
    const changed = unwrap(await changeSession(desk.deps, above, plan));
    const turned = unwrap(await turnSession(desk.deps, above, { ...prepare, version: changed.version }));
    expect(turned).toMatchObject({ state: 'prepared', station: 'yunze' });
    const [entry] = unwrap(await seeLog(desk.deps, chief, { id })).entries;
    expect(entry).toMatchObject({ event: 'prepare', by: above.name });
  });

  it('wants a reason to be paused, stopped or called off, and tells those on duty', async () => {
    const { id, room } = await desk.planned();
    await desk.manned(id);
    expect(codeOf(await desk.turn(id, 'cancel', ''))).toBe('SESSION.REASON_MISSING');
    unwrap(await desk.turn(id, 'cancel', '台风'));
    expect(desk.told.notices.filter(({ kind }) => kind === 'live-session.cancelled')).toHaveLength(4);
    // Nobody writes on in a room that no one looks after any more.
    expect(desk.told.closed).toContain(room);
    const { version } = await desk.seen(id);
    expect(codeOf(await changeSession(desk.deps, planner, { ...aPlan(), id, version }))).toBe('SESSION.FIXED');
  });

  it('is kept as it happened, by the database itself', async () => {
    const { id } = await desk.planned();
    const events = () => desk.db.knex('live_session_event').where({ session: id });
    await expect(events().delete()).rejects.toThrow('what happened in a live is kept');
    await expect(events().update({ words: '别的' })).rejects.toThrow('what happened in a live is kept');
  });

  it('names no streaming room that is not there', async () => {
    const gone = { ...desk.deps, pictures: { ...desk.deps.pictures, find: () => Promise.resolve(undefined) } };
    expect(codeOf(await planSession(gone, planner, aPlan()))).toBe('SESSION.STREAM_NOT_FOUND');
  });
});

describe('title, cover and setting', () => {
  it('are looked at by somebody else, as they are, and anew after a change', async () => {
    const { id, settingHash } = await desk.planned();
    expect(codeOf(await reviewSetting(desk.deps, planner, { id, hash: settingHash }))).toBe('SESSION.OWN_SETTING');
    expect(codeOf(await reviewSetting(desk.deps, officer, { id, hash: '0'.repeat(64) }))).toBe(
      'HEARTH.CHANGED_MEANWHILE',
    );
    const looked = unwrap(await reviewSetting(desk.deps, officer, { id, hash: settingHash }));
    expect(looked.settingReview).toMatchObject({ name: '许合规' });
    const plan = aPlan({ props: '换了背景板' });
    const changed = unwrap(await changeSession(desk.deps, planner, { ...plan, id, version: looked.version }));
    expect(changed.settingReview).toBeNull();
  });

  it('are looked at by somebody else than whoever changed them last, and by whoever moved the time alone', async () => {
    const { id, version } = await desk.planned();
    const plan = aPlan({ cover: null, place: '果园直播间' });
    const set = unwrap(await changeSession(desk.deps, chief, { ...plan, id, version }));
    const moved = { ...plan, plannedMinutes: 90, id, version: set.version };
    const { settingHash: hash } = unwrap(await changeSession(desk.deps, officer, moved));
    expect(codeOf(await reviewSetting(desk.deps, chief, { id, hash }))).toBe('SESSION.OWN_SETTING');
    expect(codeOf(await reviewSetting(desk.deps, officer, { id, hash }))).toBe('ok');
  });
});

describe('an alarm', () => {
  it('of the third degree pauses at once and tells everybody; a lesser one only tells', async () => {
    const id = await ready();
    unwrap(await desk.turn(id, 'go-live'));
    const alarm = (degree: 1 | 3) => raiseAlarm(desk.deps, officer, { id, degree, words: '口播与话术不符' });
    expect(unwrap(await alarm(1)).state).toBe('live');
    expect(unwrap(await alarm(3)).state).toBe('paused');
    const rung = desk.told.published.filter(([room, { type }]) => room === 'live-desk:yunze' && type === 'alarm');
    expect(rung.map(([, message]) => message['degree'])).toEqual(expect.arrayContaining([1, 3]));
    expect(desk.told.notices.some(({ kind }) => kind === 'live-session.paused-by-alarm')).toBe(true);
  });

  it('leaves nothing behind when another slice’s stop is taken back', async () => {
    const id = await ready();
    unwrap(await desk.turn(id, 'go-live'));
    const stop = stopSession(() => desk.deps);
    await expect(
      desk.deps.database.transaction(async (tx) => {
        unwrap(await stop(tx, officer, { session: id, reason: '叫停' }));
        throw new Error('the tools could not be closed');
      }),
    ).rejects.toThrow('could not be closed');
    expect((await desk.seen(id)).state).toBe('live');
    await desk.deps.database.transaction(async (tx) =>
      unwrap(await stop(tx, officer, { session: id, reason: '叫停' })),
    );
    expect((await desk.seen(id)).state).toBe('ending');
  });
});

describe('a copy', () => {
  it('in another language is of the same series, without the words', async () => {
    const id = await ready();
    const wanted = { id, plannedAt: aPlan().plannedAt, asRehearsal: false };
    const english = unwrap(await copySession(desk.deps, planner, { ...wanted, language: 'en' }));
    const again = unwrap(await copySession(desk.deps, planner, wanted));
    expect([english.series === id, again.series === again.id]).toEqual([true, true]);
    const scripts = async (session: string) =>
      unwrap(await seeRunsheet(desk.deps, planner, session)).items.map(({ script }) => script !== null);
    expect([await scripts(english.id), await scripts(again.id)]).toEqual([[false], [true]]);
    const again2 = unwrap(await seeGate(desk.deps, chief, { id: again.id, moment: 'ready' }));
    expect(again2.conditions.find(({ name }) => name === 'scripts-approved')?.holds).toBe(false);
  });

  it('for a rehearsal names offers that no shop knows, so that nothing can be ordered, and is told to no shop', async () => {
    const { id } = await desk.planned();
    const offer = desk.anOffer();
    await desk.lined(id, { offer: offer.id });
    unwrap(await desk.turn(id, 'prepare'));
    unwrap(await desk.turn(id, 'rehearse'));
    const { sessions } = unwrap(await listSessions(desk.deps, chief, { rehearsals: true, limit: 200 }));
    const rehearsal = sessions.find(({ rehearsalOf }) => rehearsalOf === id)!.id;
    const [line] = unwrap(await seeRunsheet(desk.deps, chief, rehearsal)).items as [RunsheetItem];
    expect(line).toMatchObject({ rehearses: offer.id, product: offer.product });
    expect(line.offer).not.toBe(offer.id);
    expect([...desk.world.offers.keys()]).not.toContain(line.offer);
    unwrap(await desk.turn(rehearsal, 'prepare'));
    unwrap(await desk.turn(rehearsal, 'make-ready'));
    expect(unwrap(await desk.turn(rehearsal, 'go-live')).state).toBe('live');
    const told = await desk.db
      .knex('outbox_event')
      .where({ name: 'live-session.planned' })
      .select<{ payload: unknown }[]>('payload');
    expect(JSON.stringify(told)).not.toContain(rehearsal);
    const asked = { id: rehearsal, plannedAt: aPlan().plannedAt, asRehearsal: true };
    expect(codeOf(await copySession(desk.deps, planner, asked))).toBe('SESSION.REHEARSED_ALREADY');
  });
});
