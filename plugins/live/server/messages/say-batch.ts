import { err, ok, type Clock, type Ids, type Result } from '@hearth/cms/kernel';
import type { CheckFinding, RefusalOf, TextChecks } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import { hideRule, type LiveMessage, type messageKinds, type roomErrors, type Said } from '../../contract';
import { clockOf } from '../room/room.rules';
import type { KeptRoom, RoomStore } from '../room/room-store';
import type { Barred, BatchStore, NewMessage } from './batch-store';
import type { Lanes } from './lanes.rules';
import { hasteOf, weigh, type Before } from './weigh.rules';

/** Something that somebody says in a room; a robot is nobody's account. */
export type Saying = {
  readonly room: string;
  readonly author: string | null;
  readonly name: string;
  readonly kind: (typeof messageKinds)[number];
  readonly text: string;
  readonly press: string;
  readonly clock: number | null;
};

/** Why something is not said. */
export type SayRefusal = RefusalOf<
  typeof roomErrors,
  'ROOM_NOT_FOUND' | 'ROOM_CLOSED' | 'SPEAKING_OFF' | 'SLOW_MODE' | 'TOO_MANY' | 'REPEATED' | 'MUTED' | 'BANNED'
>;

/** What whoever said it is answered. */
export type SayAnswer = Result<Said, SayRefusal>;

/** A message that stands in the table now, and what the machine found amber or red in it. */
export type Written = { readonly room: string; readonly message: LiveMessage; readonly state: Said['state'] };

/** What saying stands on. */
export type SayDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly rooms: Pick<RoomStore, 'several'>;
  readonly batches: BatchStore;
  readonly checks: TextChecks;
  readonly lanes: (room: string) => Lanes;
  /** Tells viewers what is shown, and the desk what waits. */
  readonly written: (written: readonly Written[]) => void;
};

const keyOf = ({ room, author, press }: Pick<Saying, 'room' | 'author' | 'press'>): string =>
  `${room} ${author ?? ''} ${press}`;
const speakerOf = ({ room, author }: Pick<Saying, 'room' | 'author'>): string => `${room} ${author ?? ''}`;

/** What has to be known before anything is decided. */
type Ground = {
  readonly rooms: ReadonlyMap<string, KeptRoom>;
  readonly known: ReadonlyMap<string, Said>;
  readonly barred: ReadonlyMap<string, Barred>;
  readonly before: Map<string, Before[]>;
};

/**
 * Decides about what many people say at once and writes what is said in one statement. What was sent before is found and answered as it was; a batch whose
 * answer was lost can be tried again.
 */
export async function sayBatch(deps: SayDeps, sayings: readonly Saying[]): Promise<readonly SayAnswer[]> {
  const ground = await readGround(deps, sayings);
  const findings = await Promise.all(sayings.map((saying) => findingsOf(deps, ground, saying)));
  const answers = new Map<string, SayAnswer>();
  const fresh = new Map<string, NewMessage>();
  for (const [at, saying] of sayings.entries()) {
    const key = keyOf(saying);
    if (answers.has(key)) continue;
    const decided = decide(deps, ground, { saying, findings: findings[at] ?? [] });
    if ('message' in decided) fresh.set(key, decided.message);
    answers.set(key, decided.answer);
  }
  if (fresh.size > 0) await write(deps, fresh, answers);
  // Each key was answered above.
  return sayings.map((saying) => answers.get(keyOf(saying)) ?? err('ROOM.ROOM_NOT_FOUND'));
}

async function readGround({ database, rooms: store, batches }: SayDeps, sayings: readonly Saying[]): Promise<Ground> {
  const { read } = database;
  const rooms = await store.several(read, [...new Set(sayings.map(({ room }) => room))]);
  const people = sayings.flatMap(({ room, author, press }) => {
    const station = rooms.get(room)?.station;
    return author === null || station === undefined ? [] : [{ room, author, press, station }];
  });
  const speakers = [...new Map(people.map((one) => [speakerOf(one), one])).values()];
  const slowest = Math.max(0, ...[...rooms.values()].map(({ slowSeconds }) => slowSeconds));
  if (people.length === 0) return { rooms, known: new Map(), barred: new Map(), before: new Map() };
  const [known, barred, justNow] = await Promise.all([
    batches.known(read, people),
    batches.barred(read, speakers),
    batches.justNow(read, speakers, slowest),
  ]);
  const before = new Map<string, Before[]>();
  for (const one of justNow) before.set(speakerOf(one), [...(before.get(speakerOf(one)) ?? []), one]);
  return {
    ...{ rooms, before },
    // What another node wrote between the two looks is known by the second.
    known: new Map([...known, ...justNow].map((one) => [keyOf(one), { id: one.id, state: one.state }])),
    barred: new Map(barred.map((one) => [speakerOf(one), one])),
  };
}

const findingsOf = (
  { checks }: SayDeps,
  { rooms, known }: Ground,
  saying: Saying,
): Promise<readonly CheckFinding[]> => {
  const station = rooms.get(saying.room)?.station;
  return station === undefined || known.has(keyOf(saying)) ? Promise.resolve([]) : checks.check(station, saying.text);
};

type Looked = { readonly saying: Saying; readonly findings: readonly CheckFinding[] };
type Decided = { readonly answer: SayAnswer; readonly message: NewMessage } | { readonly answer: SayAnswer };

function decide(deps: SayDeps, ground: Ground, { saying, findings }: Looked): Decided {
  const known = ground.known.get(keyOf(saying));
  if (known) return { answer: ok(known) };
  const room = ground.rooms.get(saying.room);
  if (!room) return { answer: err('ROOM.ROOM_NOT_FOUND') };
  const refused = refusalOf(saying, room, ground);
  if (refused) return { answer: refused };
  const { author, name, kind, text, press } = saying;
  const speaker = speakerOf(saying);
  ground.before.set(speaker, [...(ground.before.get(speaker) ?? []), { text, ago: 0 }]);
  const weighed = weigh(text, findings, room.mode);
  const message: NewMessage = {
    ...{ id: deps.ids.next(), room: room.id, station: room.station, kind, text, author, authorName: name, press },
    ...weighed,
    clock: clockOf(saying.clock, room.picture?.seconds),
    lane: kind === 'danmaku' && weighed.state === 'shown' ? deps.lanes(room.id).next(deps.clock.now().getTime()) : null,
    isRobot: author === null,
  };
  return { answer: ok({ id: message.id, state: message.state }), message };
}

function refusalOf(saying: Saying, room: KeptRoom, { barred, before }: Ground): SayAnswer | undefined {
  if (!room.isOpen) return err('ROOM.ROOM_CLOSED');
  if (!room.mayDanmaku) return err('ROOM.SPEAKING_OFF');
  if (saying.author === null) return undefined;
  const bar = barred.get(speakerOf(saying));
  if (bar) return barredBy(bar);
  const haste = hasteOf(saying.text, before.get(speakerOf(saying)) ?? [], room.slowSeconds);
  if (!haste) return undefined;
  return haste.code === 'ROOM.REPEATED' ? err(haste.code) : err(haste.code, { retryIn: haste.retryIn });
}

function barredBy({ kind, rule: id, until }: Barred): SayAnswer {
  const rule = hideRule(id)?.text['zh-Hans'] ?? id;
  return err(kind === 'ban' ? 'ROOM.BANNED' : 'ROOM.MUTED', { until: until.toISOString(), rule });
}

async function write(
  { database, batches, written }: SayDeps,
  fresh: ReadonlyMap<string, NewMessage>,
  answers: Map<string, SayAnswer>,
): Promise<void> {
  const all = [...fresh.values()];
  const at = await database.transaction((tx) => batches.insert(tx, all));
  const done = all.flatMap((message) => {
    const when = at.get(message.id);
    return when ? [{ room: message.room, message: seen(message, when), state: message.state }] : [];
  });
  // Another node was asked by the same phone at the same moment: its row stands.
  const elsewhere = all.flatMap(({ id, author, room, press }) =>
    at.has(id) || author === null ? [] : [{ room, author, press }],
  );
  if (elsewhere.length > 0) {
    for (const one of await batches.known(database.read, elsewhere)) {
      answers.set(keyOf(one), ok({ id: one.id, state: one.state }));
    }
  }
  written(done);
}

const seen = ({ id, kind, text, authorName, clock, lane, isRobot }: NewMessage, at: Date): LiveMessage => ({
  ...{ id, kind, text, author: authorName, clock, lane, isRobot },
  at: at.toISOString(),
});
