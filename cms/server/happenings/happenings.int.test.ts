import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HappeningWords, StaffActor } from '../../contract';
import { done, refused, type PlanningDesk } from '../topics/testing/a-planning-desk';
import { exportCalendar, fileBehind, subscribe, unsubscribe, viewSubscription } from './export-calendar';
import type { HappeningDeps } from './happening-deps';
import { previewImport, takeImport } from './import-calendar';
import { makeTopic } from './make-topic';
import { moveHappening } from './move-happening';
import { aCalendar, eventWords, type Calendar } from './testing/a-calendar';
import { viewCalendar } from './view-calendar';
import { addHappening } from './write-happening';

const FILE = readFileSync(join(__dirname, 'testing/berlin-and-home.ics'), 'utf8');

let desk: PlanningDesk;
let deps: HappeningDeps;
let editor: StaffActor;
let told: object[];
let calendar: Calendar;
const { add, seen, words } = {
  add: (...of: Parameters<Calendar['add']>) => calendar.add(...of),
  seen: (...of: Parameters<Calendar['seen']>) => calendar.seen(...of),
  words: eventWords,
};
beforeAll(async () => {
  calendar = await aCalendar();
  ({ desk, deps, editor, told } = calendar);
}, 60_000);
afterAll(() => desk.drop());

describe('the calendar', () => {
  it('shows each occurrence of a series, and one that is put off where it is now', async () => {
    const { id } = await add({ rule: 'FREQ=WEEKLY;COUNT=3' });
    expect((await seen(id)).map(({ at }) => at)).toEqual(['2026-12-01T08:00', '2026-12-08T08:00', '2026-12-15T08:00']);
    const at = '2026-12-08T08:00';
    const later = { id, version: 1, event: 'postpone', at, starts: '2026-12-09T14:00', reason: '下雨' } as const;
    expect(await refused(moveHappening(deps, editor, { ...later, starts: undefined }))).toBe('CALENDAR.WHEN_INSTEAD');
    expect(await refused(moveHappening(deps, editor, { ...later, at: '2026-12-10T08:00' }))).toBe(
      'CALENDAR.NO_OCCURRENCE',
    );
    await done(moveHappening(deps, editor, later));
    expect(await refused(moveHappening(deps, editor, later))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(await seen(id)).toMatchObject([
      { state: 'planned' },
      { at, state: 'postponed', startsAt: '2026-12-09T06:00:00.000Z', reason: '下雨' },
      { state: 'planned' },
    ]);
    await done(moveHappening(deps, editor, { id, version: 2, event: 'cancel', at, reason: '不办了' }));
    expect(await refused(moveHappening(deps, editor, { ...later, version: 3 }))).toBe('MACHINE.EVENT_NOT_ALLOWED');
    await done(moveHappening(deps, editor, { id, version: 3, event: 'restore', at, reason: '' }));
    expect((await seen(id)).map(({ state }) => state)).toEqual(['planned', 'planned', 'planned']);
    await done(moveHappening(deps, editor, { id, version: 4, event: 'cancel', reason: '整季取消' }));
    expect((await seen(id)).map(({ state, allowedEvents }) => [state, allowedEvents.length])).toEqual(
      Array.from({ length: 3 }, () => ['cancelled', 0]),
    );
    const actions = (await desk.ledger.of('yunze', id)).map(({ action }) => action);
    expect(actions).toEqual(['added', 'postpone', 'cancel', 'restore', 'cancel'].map((what) => `happening.${what}`));
  });

  it('finds one put off into a month that its series never reaches', async () => {
    const { id } = await add({ title: '单场', starts: '2026-12-20T19:00' });
    await done(
      moveHappening(deps, editor, { id, version: 1, event: 'postpone', starts: '2027-02-03T19:00', reason: '' }),
    );
    expect(await seen(id)).toEqual([]);
    const february = { from: '2027-02-01T00:00:00+08:00', to: '2027-03-01T00:00:00+08:00' };
    expect(await seen(id, february)).toMatchObject([{ state: 'postponed' }]);
  });

  it('refuses rules, zones and windows that are none', async () => {
    const wrong = (change: Partial<HappeningWords>) =>
      refused(addHappening(deps, editor, { ...words(change), station: 'yunze' }));
    expect(await wrong({ rule: 'FREQ=HOURLY' })).toBe('CALENDAR.BAD_RULE');
    expect(await wrong({ zone: 'Mars/Olympus' })).toBe('CALENDAR.BAD_ZONE');
    expect(
      await refused(viewCalendar(deps, editor, { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' })),
    ).toBe('CALENDAR.TOO_WIDE');
  });
});

describe('a topic of an event', () => {
  it('is made once, planned for when it is, and the event keeps pointing at it', async () => {
    const { id } = await add({ title: '非遗展开幕', place: '文化馆', rule: 'FREQ=WEEKLY;COUNT=2' });
    const at = '2026-12-08T08:00';
    const make = () => makeTopic(deps, editor, { id, at, column: 'c-news' });
    const both = await Promise.all([make(), make()]);
    const [topic] = both.flatMap((one) => (one.ok ? [one.value.topic] : []));
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(['CALENDAR.TOPIC_THERE']);
    expect(topic).toMatchObject({
      title: '非遗展开幕',
      place: '文化馆',
      state: 'draft',
      plannedFrom: '2026-12-08T00:00:00.000Z',
    });
    expect(await desk.db.knex('topic').where({ title: '非遗展开幕' })).toHaveLength(1);
    expect((await seen(id)).map((one) => one.topic)).toEqual([null, topic?.id]);
    expect(await refused(makeTopic(deps, editor, { id, at: '2026-12-09T08:00', column: null }))).toBe(
      'CALENDAR.NO_OCCURRENCE',
    );
    await done(moveHappening(deps, editor, { id, version: 1, event: 'cancel', at: '2026-12-01T08:00', reason: '' }));
    expect(await refused(makeTopic(deps, editor, { id, at: '2026-12-01T08:00', column: null }))).toBe(
      'CALENDAR.CANCELLED',
    );
  });
});

it('tells who made a topic of an event that it moved, and nobody of what no topic hangs on', async () => {
  const { id } = await add({ title: '龙窑点火', rule: 'FREQ=WEEKLY;COUNT=2' });
  const at = '2026-12-08T08:00';
  await done(makeTopic(deps, editor, { id, at, column: 'c-news' }));
  const head = await desk.staff('desk-head');
  const move = (version: number, more: object, by = head) =>
    done(moveHappening(deps, by, { id, version, event: 'postpone', reason: '下雨', ...more }));
  told.length = 0;
  const { version } = await move(1, { at: '2026-12-01T08:00', starts: '2026-12-02T08:00' });
  expect(told).toEqual([]);
  const moved = await move(version, { at, starts: '2026-12-09T10:00' });
  const what = { 'zh-Hans': '改到 2026-12-09 10:00', en: 'moved to 2026-12-09 10:00' };
  const facts = { title: '龙窑点火', was: '2026-12-08 08:00', reason: '下雨', by: head.name, what };
  expect(told).toEqual([{ to: { person: editor.id }, facts: { ...facts, topic: '龙窑点火' } }]);
  await move(moved.version, { at, event: 'restore' }, editor);
  expect(told).toHaveLength(1);
});

describe('files of calendars', () => {
  const take = (file: string, uids?: string[]) => done(takeImport(deps, editor, { station: 'yunze', file, uids }));
  const preview = (file: string) => done(previewImport(deps, editor, { station: 'yunze', file }));
  const brief = (lines: readonly { uid: string; does: string; why: string | null }[]) =>
    Object.fromEntries(lines.map(({ uid, does, why }) => [uid, why ?? does]));

  it('are shown before they are taken, and taken twice they change nothing', async () => {
    expect(brief((await preview(FILE)).lines)).toEqual({
      ...{ 'home@x': 'new', 'berlin@x': 'new', 'day@x': 'new', 'outlook@x': 'new' },
      ...{ 'hourly@x': 'rule', 'orphan@x': 'no-series', 'nostart@x': 'no-start' },
    });
    expect(await desk.db.knex('happening').where({ uid: 'home@x' })).toEqual([]);
    expect((await take(FILE, ['home@x'])).taken).toBe(1);
    expect((await take(FILE)).taken).toBe(3);
    expect((await take(FILE)).taken).toBe(0);
    expect((await preview(FILE)).lines.filter(({ does }) => does === 'same')).toHaveLength(4);
  });

  it('keep the times of their zones, what is other than the rule says, and what Outlook calls China', async () => {
    const { occurrences } = await done(
      viewCalendar(deps, editor, { from: '2026-10-20T00:00:00Z', to: '2026-11-10T00:00:00Z' }),
    );
    const of = (title: string) => occurrences.filter((one) => one.title === title);
    expect(of('Berlin briefing').map(({ startsAt, state }) => [startsAt, state])).toEqual([
      ['2026-10-22T07:00:00.000Z', 'planned'],
      ['2026-10-29T08:00:00.000Z', 'planned'],
      ['2026-11-06T14:00:00.000Z', 'postponed'],
    ]);
    expect(of('国庆市集')).toMatchObject([
      { allDay: true, startsAt: '2026-10-25T16:00:00.000Z', endsAt: '2026-10-27T16:00:00.000Z' },
    ]);
    expect(of('Outlook 例会')).toMatchObject([{ zone: 'Asia/Shanghai', startsAt: '2026-10-28T01:30:00.000Z' }]);
  });

  it('say what they change and cancel, and an older one is left out', async () => {
    const newer = FILE.replace('SUMMARY:文旅推介会', 'SUMMARY:文旅推介会（改址）').replace(
      /(UID:home@x\r?\nSEQUENCE:)1/,
      '$13',
    );
    expect((await preview(newer)).lines.find(({ uid }) => uid === 'home@x')).toMatchObject({
      does: 'changed',
      fields: ['title'],
    });
    expect((await take(newer)).taken).toBe(1);
    expect(brief((await preview(FILE)).lines)['home@x']).toBe('older');
    const off = newer.replace(/(UID:home@x\r?\nSEQUENCE:)3/, '$14').replace('STATUS:CONFIRMED', 'STATUS:CANCELLED');
    expect(brief((await preview(off)).lines)['home@x']).toBe('cancelled');
    await take(off);
    expect(await desk.db.knex('happening').where({ uid: 'home@x' }).pluck('state')).toEqual(['cancelled']);
    expect(await refused(previewImport(deps, editor, { station: 'yunze', file: 'BEGIN:VCARD\r\nEND:VCARD\r\n' }))).toBe(
      'CALENDAR.NOT_A_CALENDAR',
    );
    expect(await refused(previewImport(deps, editor, { station: 'yunze', file: 'no calendar, just some words' }))).toBe(
      'CALENDAR.NOT_A_CALENDAR',
    );
  });

  it('that go out come in again at another station as they are here', async () => {
    const { text } = await done(exportCalendar(deps, editor, { station: 'yunze' }));
    expect(text).toContain('BEGIN:VTIMEZONE');
    const taken = await done(takeImport(deps, editor, { station: 'qinghe', file: text }));
    expect(taken.lines.filter(({ does }) => does === 'skipped')).toEqual([]);
    const window = { from: '2026-10-29T00:00:00Z', to: '2027-01-20T00:00:00Z' };
    const at = async (station: string) =>
      (await done(viewCalendar(deps, editor, { ...window, station }))).occurrences
        .filter(({ startsAt }) => startsAt >= '2026-12-01')
        .map(({ title, startsAt, endsAt, state }) => [title, startsAt, endsAt, state]);
    expect((await at('yunze')).length).toBeGreaterThan(5);
    expect(await at('qinghe')).toEqual(await at('yunze'));
  });
});

describe('a secret address', () => {
  const tokenOf = (path: string) => path.slice('/api/calendar/'.length, -'.ics'.length);

  it('opens the calendar of its person until it is ended or made anew', async () => {
    const reader = await desk.staff('reporter', 'liutang');
    await done(addHappening(deps, editor, { ...words({ title: '柳塘庙会' }), station: 'liutang' }));
    const first = tokenOf((await done(subscribe(deps, reader))).path);
    const file = await fileBehind(deps, first);
    expect(file).toContain('柳塘庙会');
    expect(file).not.toContain('周二集市');
    expect(await done(viewSubscription(deps, reader))).toMatchObject({
      since: expect.any(String),
      lastReadAt: expect.any(String),
    });
    expect(JSON.stringify(await desk.db.knex('calendar_subscription'))).not.toContain(first);
    const second = tokenOf((await done(subscribe(deps, reader))).path);
    expect(await fileBehind(deps, first)).toBeUndefined();
    await desk.db.knex('person').where({ id: reader.id }).update({ active: false });
    expect(await fileBehind(deps, second)).toBeUndefined();
    await desk.db.knex('person').where({ id: reader.id }).update({ active: true });
    await done(unsubscribe(deps, reader));
    expect(await fileBehind(deps, second)).toBeUndefined();
  });
});
