import { randomUUID } from 'node:crypto';
import { hashOf, unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { deskRoomOf, NOTE_TOLD, type TellNote } from '../../contract';
import { createLiveSessions } from '../sessions/offer-sessions';
import { aSessionDesk, chief, host, planner, stranger, type SessionDesk } from '../sessions/testing/a-session-desk';
import type { NoteDeps } from './note-deps';
import { noteStore } from './note-store';
import { seeNotes } from './see-notes';
import { tellNote } from './tell-note';
import { turnNote, type TurnNote } from './turn-note';

let desk: SessionDesk;
let deps: NoteDeps;
beforeAll(async () => {
  desk = await aSessionDesk();
  deps = { ...desk.deps, notes: noteStore, sessions: createLiveSessions(() => desk.deps) };
}, 60_000);
afterAll(() => desk.db.drop());

const aNote = (more: Partial<TellNote> = {}): TellNote => ({
  id: randomUUID(),
  text: '请再报一遍价格',
  urgent: false,
  ...more,
});
const told = async (session: string, more: Partial<TellNote> = {}) =>
  unwrap(await tellNote(deps, planner, { session, ...aNote(more) }));
type Turned = TurnNote & { readonly session: string; readonly note: string };
const turn = (turned: Turned, by = host) => turnNote(deps, by, turned);
const shownIn = async (session: string) =>
  unwrap(await seeNotes(deps, host, session)).notes.map(({ text, state }) => [text, state]);
const entriesOf = (subject: string) =>
  desk.db.knex('ledger_entry').where({ subject }).orderBy('seq').pluck<string[]>('action');
/** What the desks of a session were told of notes. */
const heardIn = (session: string) =>
  desk.told.published.filter(([room, { type }]) => room === deskRoomOf(session) && type === NOTE_TOLD);

it('is told once, however often it is sent, and its words are in no ledger', async () => {
  const { id: session } = await desk.planned();
  const note = aNote({ text: '只说给主播', urgent: true });
  const both = await Promise.all([1, 2].map(() => tellNote(deps, planner, { session, ...note })));
  expect(both.map(codeOf)).toEqual(['ok', 'ok']);
  expect(await shownIn(session)).toEqual([['只说给主播', 'sent']]);
  expect(heardIn(session)).toHaveLength(1);
  expect(await entriesOf(note.id)).toEqual(['live-note.told']);
  const [entry] = await desk.db.knex('ledger_entry').where({ subject: note.id });
  expect(JSON.stringify(entry)).not.toContain('只说给主播');
});

it('stands in the chain of the station whose live it is, with the hash of its words, whoever tells it from wherever', async () => {
  const { id: session } = await desk.planned();
  const note = aNote({ text: '别说“最好”' });
  const guest = { ...stranger, stations: [...stranger.stations, planner.station] };
  unwrap(await tellNote(deps, guest, { session, ...note }));
  unwrap(await turn({ session, note: note.id, event: 'see' }, guest));
  const entries = await desk.db.knex('ledger_entry').where({ subject: note.id }).orderBy('seq');
  const version = hashOf({ text: note.text, urgent: false });
  expect(entries.map((entry) => [entry.station, entry.action, entry.version])).toEqual([
    [planner.station, 'live-note.told', version],
    [planner.station, 'live-note.seen', version],
  ]);
});

it('shows the newest first', async () => {
  const { id: session } = await desk.planned();
  for (const text of ['一', '二', '三']) await told(session, { text });
  expect((await shownIn(session)).map(([text]) => text)).toEqual(['三', '二', '一']);
});

it('is read once, also by two phones that lie beside the camera', async () => {
  const { id: session } = await desk.planned();
  const { id } = await told(session);
  const both = await Promise.all([
    turn({ session, note: id, event: 'see' }),
    turn({ session, note: id, event: 'see' }),
  ]);
  expect(both.map((answer) => unwrap(answer).state)).toEqual(['seen', 'seen']);
  expect(unwrap(both[0])).toMatchObject({ version: 2, seenAt: expect.any(String) });
  expect(await entriesOf(id)).toEqual(['live-note.told', 'live-note.seen']);
  expect(heardIn(session)).toHaveLength(2);
});

it('is taken back, read or not, and is not read any more', async () => {
  const { id: session } = await desk.planned();
  const [one, two] = [await told(session), await told(session)];
  await turn({ session, note: one.id, event: 'see' });
  expect(codeOf(await turn({ session, note: one.id, event: 'withdraw' }, planner))).toBe('ok');
  expect(unwrap(await turn({ session, note: two.id, event: 'withdraw' }, planner)).seenAt).toBeNull();
  expect(await shownIn(session)).toEqual([]);
  expect(await turn({ session, note: two.id, event: 'see' })).toMatchObject({
    error: { code: 'LIVE_CONSOLE.NOTE_STATE', details: { state: 'withdrawn', allowed: [] } },
  });
});

it('ends taken back when the host reads it in the same moment', async () => {
  const { id: session } = await desk.planned();
  const { id } = await told(session);
  const [, withdrawn] = await Promise.all([
    turn({ session, note: id, event: 'see' }),
    turn({ session, note: id, event: 'withdraw' }, planner),
  ]);
  expect(unwrap(withdrawn).state).toBe('withdrawn');
});

it('is refused under an id that says something else', async () => {
  const [one, two] = [await desk.planned(), await desk.planned()];
  const note = await told(one.id);
  const again = (session: string, text: string) =>
    tellNote(deps, planner, { session, id: note.id, text, urgent: note.urgent });
  expect(codeOf(await again(one.id, '别的话'))).toBe('LIVE_CONSOLE.NOTE_TAKEN');
  expect(codeOf(await again(two.id, note.text))).toBe('LIVE_CONSOLE.NOTE_TAKEN');
});

it('is told to nobody when the session is over', async () => {
  const { id: session } = await desk.planned();
  unwrap(await desk.turn(session, 'cancel'));
  expect(codeOf(await tellNote(deps, chief, { session, ...aNote() }))).toBe('LIVE_CONSOLE.SESSION_OVER');
});

it('is nothing to another station', async () => {
  const { id: session } = await desk.planned();
  const { id } = await told(session);
  const missing = 'LIVE_CONSOLE.SESSION_NOT_FOUND';
  expect(codeOf(await seeNotes(deps, stranger, session))).toBe(missing);
  expect(codeOf(await tellNote(deps, stranger, { session, ...aNote() }))).toBe(missing);
  expect(codeOf(await turn({ session, note: id, event: 'see' }, stranger))).toBe('LIVE_CONSOLE.NOTE_NOT_FOUND');
  expect(codeOf(await turn({ session: randomUUID(), note: id, event: 'see' }))).toBe('LIVE_CONSOLE.NOTE_NOT_FOUND');
  expect(codeOf(await seeNotes(deps, host, randomUUID()))).toBe(missing);
});
