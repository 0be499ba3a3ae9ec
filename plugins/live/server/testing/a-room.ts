import { randomUUID } from 'node:crypto';
import type { CheckFinding, ReaderActor, RoomMessage, StaffActor } from '@hearth/cms/contract';
import { systemClock, systemIds, unwrap } from '@hearth/cms/kernel';
import { createFastLane, createLedger, createLog } from '@hearth/cms/platform';
import { aDatabase } from '../../../../tests/host/database';
import type { RoomOpening, RoomSaying, Said } from '../../contract';
import * as tellings from '../../contract/room-news';
import { wireRooms, type Rooms } from '../room/rooms-wiring';

export const moderator: StaffActor = {
  ...{ kind: 'staff', id: randomUUID(), name: '何场控', station: 'yunze' },
  ...{ stations: ['yunze'], roles: ['field-controller'] },
};
export const officer: StaffActor = { ...moderator, id: randomUUID(), name: '许合规', roles: ['compliance-officer'] };
export const head: StaffActor = { ...moderator, id: randomUUID(), name: '陈主任', roles: ['desk-head'] };
export const stranger: StaffActor = { ...moderator, id: randomUUID(), station: 'linhai', stations: ['linhai'] };

/** A viewer of the station's app. */
export const aViewer = (name = '王敏'): ReaderActor => ({ kind: 'reader', id: randomUUID(), name, station: 'yunze' });

/** What rooms were told, on all nodes of a test. */
export type Told = { readonly room: string; readonly message: RoomMessage };

type Say = Extract<RoomSaying, { type: 'say' }>;

/** A text that somebody says, as the app sends it. */
export const saying = (text: string, more: Partial<Say> = {}): Say => ({
  ...{ type: 'say', id: randomUUID(), kind: 'danmaku', text, clock: null },
  ...more,
});

/** Words that the kitchen's rules find red in these tests. */
const RED = /国家级|最高级/;

function findingsIn(text: string): readonly CheckFinding[] {
  const found = RED.exec(text);
  if (!found) return [];
  const at = { field: 'body.0', from: found.index, to: found.index + found[0].length, text: found[0] };
  const words = { message: { 'zh-Hans': '绝对化用语', en: 'Absolute words' }, suggestion: null };
  return [{ rule: 'ad.absolute', ruleVersion: 1, severity: 'red', ...at, ...words }];
}

/** What viewers hear is what the contract promises, word by word. */
function asPromised(message: RoomMessage): RoomMessage {
  const schema = Object.values(tellings).find(({ shape }) => shape.type.value === message.type);
  schema?.parse(message);
  return message;
}

/** Rooms on a database alone; `node` makes another node of the same house. */
export async function aRoomHouse() {
  const db = await aDatabase();
  const told: Told[] = [];
  const watching = new Map<string, number>();
  const log = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });
  const node = (): Rooms => {
    const lane = createFastLane({ clock: systemClock, ids: systemIds, loadFailed: () => undefined });
    const { database } = db;
    const tell = (room: string, message: RoomMessage): void => void told.push({ room, message: asPromised(message) });
    return wireRooms({
      ...{ database, ids: systemIds, clock: systemClock, log },
      ledger: createLedger({ database, ids: systemIds }),
      realtime: { publish: tell, tellHere: tell, presence: (room) => Promise.resolve(watching.get(room) ?? 0) },
      checks: { check: (_station, text) => Promise.resolve(findingsIn(text)) },
      cache: (options) => lane.cache(options),
    });
  };
  const rooms = node();
  return { db, told, watching, node, rooms, ...verbsOf(db, rooms, told) };
}

/** Rooms on a database alone. */
export type RoomHouse = Awaited<ReturnType<typeof aRoomHouse>>;

type Db = Awaited<ReturnType<typeof aDatabase>>;

function verbsOf(db: Db, rooms: Rooms, told: readonly Told[]) {
  const room = (more: Partial<RoomOpening> = {}): Promise<string> => {
    const owner = { kind: 'session' as const, id: randomUUID() };
    const opening = { owner, station: 'yunze', title: '脐橙公益专场', language: 'zh-Hans', ...more };
    return db.database.transaction((tx) => rooms.port.open(tx, opening));
  };
  return {
    room,
    /** Somebody says something that is taken. */
    said: async (id: string, text: string, more: Partial<Say> & { readonly by?: ReaderActor } = {}): Promise<Said> => {
      const { by = aViewer(), ...rest } = more;
      return unwrap(await rooms.speaking.say(by, id, saying(text, rest)));
    },
    /** What viewers of a room were told of one kind. */
    heard: (id: string, type: string): readonly RoomMessage[] =>
      told.filter((one) => one.room === `live:${id}` && one.message.type === type).map(({ message }) => message),
    close: () => db.drop(),
  };
}
