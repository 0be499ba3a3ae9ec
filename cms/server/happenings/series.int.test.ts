import type { HappeningWords } from '../../contract';
import type { Calendar } from './testing/a-calendar';
import { done, refused } from '../topics/testing/a-planning-desk';
import { editOccurrence } from './edit-occurrence';
import { exportCalendar } from './export-calendar';
import { takeImport } from './import-calendar';
import { makeTopic } from './make-topic';
import { moveHappening } from './move-happening';
import { settleTopic } from './settle-topic';
import { changeFrom } from './split-series';
import { aCalendar, eventWords } from './testing/a-calendar';
import { listImports, undoImport } from './undo-import';

let calendar: Calendar;
beforeAll(async () => {
  calendar = await aCalendar();
}, 60_000);
afterAll(() => calendar.desk.drop());

const rule = 'FREQ=WEEKLY;COUNT=4';
const edit = (id: string, version: number, change: object) => {
  const usual = { title: '周二集市', place: '', at: '2026-12-08T08:00', starts: '2026-12-08T08:00', minutes: 120 };
  return editOccurrence(calendar.deps, calendar.editor, { id, version, ...usual, ...change });
};
const move = (id: string, version: number, more: object) =>
  done(moveHappening(calendar.deps, calendar.editor, { id, version, event: 'cancel', reason: '', ...more }));
const change = (
  id: string,
  version: number,
  { from, ...words }: Partial<HappeningWords> & { readonly from?: string },
) => done(changeFrom(calendar.deps, calendar.editor, { id, version, ...eventWords({ rule, ...words }), from }));
const shown = async (id: string) =>
  (await calendar.seen(id)).map(({ startsAt, title, place, state }) =>
    [startsAt.slice(5, 16), title, place, state].filter((part) => part !== '').join(' '),
  );
const topicOf = async (id: string, at: string) =>
  (await done(makeTopic(calendar.deps, calendar.editor, { id, at, column: 'c-news' }))).topic;
const topicNow = async (id: string) => (await calendar.desk.deps.topics.byIds(['yunze'], [id]))[0]!;

describe('one occurrence of a series', () => {
  it('is written by itself, goes out in a file, comes in again, and back to what its series says', async () => {
    const { id } = await calendar.add({ rule, title: '周二集市' });
    const own = { title: '年货集市', place: '老街', starts: '2026-12-08T09:30', minutes: 60 };
    expect(await refused(edit(id, 1, { ...own, at: '2026-12-09T08:00' }))).toBe('CALENDAR.NO_OCCURRENCE');
    const { version } = await done(edit(id, 1, own));
    expect(await refused(edit(id, 1, own))).toBe('HEARTH.CHANGED_MEANWHILE');
    const usual = ['12-01T00:00', '12-15T00:00', '12-22T00:00'].map((when) => `${when} 周二集市 planned`);
    const all = [usual[0], '12-08T01:30 年货集市 老街 postponed', usual[1], usual[2]];
    expect(await shown(id)).toEqual(all);

    const { text } = await done(exportCalendar(calendar.deps, calendar.editor, { station: 'yunze' }));
    expect(text).toMatch(/RECURRENCE-ID;TZID=Asia\/Shanghai:20261208T080000/);
    await done(takeImport(calendar.deps, calendar.editor, { station: 'qinghe', file: text }));
    const [abroad] = await calendar.deps.happenings.byUids(calendar.desk.db.knex, 'qinghe', [`${id}@hearth`]);
    expect(await shown(abroad!.id)).toEqual(all);

    await move(id, version, { at: '2026-12-08T08:00' });
    expect(await refused(edit(id, version + 1, { starts: '2026-12-08T11:00' }))).toBe('MACHINE.EVENT_NOT_ALLOWED');
    await move(id, version + 1, { at: '2026-12-08T08:00', event: 'restore' });
    expect((await shown(id))[1]).toBe('12-08T00:00 年货集市 老街 planned');
    const back = await done(edit(id, version + 2, {}));
    expect(back.changes).toEqual([]);
  });

  it('keeps what was said of it when its series goes to another hour, and falls only with its occurrence', async () => {
    const { id } = await calendar.add({ rule });
    await done(edit(id, 1, { title: '年货集市' }));
    await move(id, 2, { at: '2026-12-15T08:00' });
    await move(id, 3, { at: '2026-12-22T08:00', event: 'postpone', starts: '2026-12-23T10:00' });
    await change(id, 4, { starts: '2026-12-01T14:00' });
    expect(await shown(id)).toEqual([
      '12-01T06:00 周二集市 planned',
      '12-08T06:00 年货集市 planned',
      '12-15T06:00 周二集市 cancelled',
      '12-23T02:00 周二集市 postponed',
    ]);
    const shorter = await change(id, 5, { starts: '2026-12-01T14:00', rule: 'FREQ=WEEKLY;COUNT=2' });
    expect(shorter.changes).toMatchObject([{ at: '2026-12-08T14:00', title: '年货集市' }]);
    await move(id, 6, { event: 'postpone', starts: '2026-12-02T14:00' });
    expect(await shown(id)).toEqual(['12-02T06:00 周二集市 postponed', '12-09T06:00 年货集市 planned']);
  });

  it('and all later ones become a series of their own, with their topics and what was said of them', async () => {
    const { id } = await calendar.add({ rule });
    await move(id, 1, { at: '2026-12-01T08:00' });
    await move(id, 2, { at: '2026-12-22T08:00' });
    const topic = await topicOf(id, '2026-12-15T08:00');
    expect(
      await refused(
        changeFrom(calendar.deps, calendar.editor, {
          id,
          version: 3,
          ...eventWords({ rule }),
          from: '2026-12-09T08:00',
        }),
      ),
    ).toBe('CALENDAR.NO_OCCURRENCE');
    const heir = await change(id, 3, { title: '夜市', starts: '2026-12-09T19:00', from: '2026-12-08T08:00' });
    expect(heir).toMatchObject({ rule: 'FREQ=WEEKLY;COUNT=3' });
    expect(await shown(id)).toEqual(['12-01T00:00 周二集市 cancelled']);
    expect(await shown(heir.id)).toEqual([
      '12-09T11:00 夜市 planned',
      '12-16T11:00 夜市 planned',
      '12-23T11:00 夜市 cancelled',
    ]);
    expect((await calendar.seen(heir.id)).map((one) => one.topic)).toEqual([null, topic.id, null]);
    const { text } = await done(exportCalendar(calendar.deps, calendar.editor, { station: 'yunze' }));
    expect(text).toContain('UNTIL=20261201T155900Z');
  });
});

describe('a topic whose event moved', () => {
  it('says so until somebody knows, or goes along with it as far apart as it was planned', async () => {
    const { id } = await calendar.add({ rule, place: '广场' });
    const topic = await topicOf(id, '2026-12-08T08:00');
    expect(topic.drift).toBeNull();
    const reporter = await calendar.desk.staff('reporter');
    const settle = async (does: 'know' | 'follow', by = calendar.editor) =>
      settleTopic(calendar.deps, by, { id: topic.id, version: (await topicNow(topic.id)).version, does });
    expect(await refused(settle('know'))).toBe('CALENDAR.NOT_MOVED');

    await done(edit(id, 1, { starts: '2026-12-09T10:00', place: '老街' }));
    const was = { from: '2026-12-08T00:00:00.000Z', to: '2026-12-08T02:00:00.000Z', place: '广场', isOff: false };
    const now = { from: '2026-12-09T02:00:00.000Z', to: '2026-12-09T04:00:00.000Z', place: '老街', isOff: false };
    expect((await topicNow(topic.id)).drift).toEqual({ happening: id, was, now });
    expect(await refused(settle('know', reporter))).toBe('TOPICS.NOT_YOURS');
    const followed = await done(settle('follow'));
    expect(followed).toMatchObject({ drift: null, plannedFrom: now.from, plannedTo: now.to, place: '老街' });

    await move(id, 2, { at: '2026-12-08T08:00', reason: '下雨' });
    expect((await topicNow(topic.id)).drift).toMatchObject({ now: { isOff: true } });
    expect(await refused(settle('follow'))).toBe('CALENDAR.OFF');
    expect((await done(settle('know'))).drift).toBeNull();
    const facts = await calendar.desk.ledger.of('yunze', topic.id);
    expect(facts.filter(({ action }) => action === 'topic.changed')).toHaveLength(2);
  });

  it('and one whose occurrence is in its series no more, are told of as off', async () => {
    const { id } = await calendar.add({ rule });
    const topic = await topicOf(id, '2026-12-22T08:00');
    const head = await calendar.desk.staff('desk-head');
    calendar.told.length = 0;
    await done(changeFrom(calendar.deps, head, { id, version: 1, ...eventWords({ rule: 'FREQ=WEEKLY;COUNT=2' }) }));
    expect((await topicNow(topic.id)).drift).toMatchObject({ was: { isOff: false }, now: { isOff: true } });
    expect(calendar.told).toMatchObject([{ facts: { was: '2026-12-22 08:00', what: { 'zh-Hans': '取消' } } }]);
  });
});

describe('a file', () => {
  const FILE = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//ZH', ...events, 'END:VCALENDAR', ''].join('\r\n');
  const event = (uid: string, day: string, more: readonly string[] = []) =>
    [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SUMMARY:${uid}`,
      `DTSTART:202612${day}T010000Z`,
      'DURATION:PT1H',
      ...more,
      'END:VEVENT',
    ].join('\r\n');
  const take = (...events: string[]) =>
    done(takeImport(calendar.deps, calendar.editor, { station: 'yunze', file: FILE(...events) }));
  const undo = (id: string | null) => undoImport(calendar.deps, calendar.editor, id ?? '');
  const kept = async (uid: string) => (await calendar.deps.happenings.byUids(calendar.desk.db.knex, 'yunze', [uid]))[0];

  it('that moves an event tells who planned by it, and is taken back as a whole', async () => {
    const first = await take(event('a', '03'), event('b', '04'));
    const a = (await kept('a'))!;
    const topic = await topicOf(a.id, a.starts);
    const head = await calendar.desk.staff('desk-head');
    calendar.told.length = 0;
    const file = FILE(
      event('a', '05', ['SEQUENCE:2']),
      event('b', '06', ['SEQUENCE:2']),
      event('c', '07'),
      event('d', '08'),
    );
    const second = await done(takeImport(calendar.deps, head, { station: 'yunze', file }));
    expect(calendar.told).toMatchObject([
      {
        to: { person: calendar.editor.id },
        facts: { was: '2026-12-03 09:00', what: { en: 'moved to 2026-12-05 09:00' } },
      },
    ]);
    const [newest] = (await done(listImports(calendar.deps, calendar.editor))).imports;
    expect(newest).toMatchObject({ id: second.import, added: 2, changed: 2, allowedEvents: ['undo'] });

    // Somebody works on d, so that it is no longer what the file left.
    const d = (await kept('d'))!;
    await move(d.id, d.version, { reason: '不办了' });
    const both = await Promise.all([undo(second.import), undo(second.import)]);
    const won = both.flatMap((one) => (one.ok ? [one.value] : []));
    expect(won).toEqual([{ back: 3, kept: [{ happening: d.id, title: 'd', why: 'touched' }] }]);
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual([
      expect.stringMatching(/CHANGED|NOT_ALLOWED/),
    ]);
    expect(await kept('c')).toBeUndefined();
    expect(await kept('b')).toMatchObject({ starts: '2026-12-04T09:00', sequence: 0 });
    expect((await topicNow(topic.id)).drift).toBeNull();

    // The same file may be taken again, and what has a topic stays when its file goes.
    expect((await takeImport(calendar.deps, head, { station: 'yunze', file })).ok).toBe(true);
    expect(await kept('b')).toMatchObject({ starts: '2026-12-06T09:00' });
    expect(await refused(undo(second.import))).toBe('MACHINE.EVENT_NOT_ALLOWED');
    const gone = await done(undo(first.import));
    expect(gone.kept.map(({ title }) => title)).toEqual(['a', 'b']);
    const third = await take(event('e', '09'));
    const e = (await kept('e'))!;
    await topicOf(e.id, e.starts);
    expect((await done(undo(third.import))).kept).toEqual([{ happening: e.id, title: 'e', why: 'topic' }]);
  });
});
