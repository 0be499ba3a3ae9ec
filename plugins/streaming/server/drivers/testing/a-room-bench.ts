import type { Result } from '@hearth/cms/kernel';
import { testFilm } from '../../../engine/testing/test-film';
import {
  makeRoomSchema,
  type DriverName,
  type DriverRefusal,
  type LiveStreaming,
  type RoomDeed,
} from '../../../contract';
import { hashOfKey } from '../../rooms/hash-key';
import { settleRoom } from '../../rooms/settle-room';
import { removeRoom, turnRoom } from '../../rooms/turn-room';
import { aSender, type Sender } from '../../testing/a-sender';
import type { StreamingDesk } from '../../testing/a-streaming-desk';
import { ROOT, until } from '../../testing/studio';
import type { House } from './a-house';
import type { DriverBench } from './driver-bench';

/** A driver whose streams are rooms of a desk, with real encoders before it. */
export type RoomBench = Omit<DriverBench, 'streams'>;

type Given = { readonly house: House; readonly name: DriverName };

/**
 * A stream of our own is its room: what people do to it is written by the verbs of rooms once the driver has said yes, and the processes follow
 * what is written. So the bench does what a host does, and the answers are those of the driver.
 */
export async function aRoomBench({ house, name }: Given): Promise<RoomBench> {
  const { desk, server, gate } = house;
  const inner = desk.deps.drivers.named(name);
  if (!inner) throw new Error(`the desk has no ${name}`);
  const film = await testFilm(ROOT, { width: 426, height: 240, seconds: 6 });
  const senders = new Map<string, Sender>();
  const lost = { next: false };
  const roomOf = async (key: string): Promise<string | undefined> =>
    (
      await desk.db
        .knex('streaming_key')
        .where({ hash: hashOfKey(key) })
        .first('room')
    )?.room as string | undefined;
  const isGood = async (key: string): Promise<boolean> => {
    const row: unknown = await desk.db
      .knex('streaming_key as k')
      .join('streaming_room as r', 'r.id', 'k.room')
      .where('k.hash', hashOfKey(key))
      .whereNotIn('r.state', ['disabled', 'removed'])
      .first('r.id');
    return row !== undefined;
  };
  return {
    driver: asHost({ desk, inner, lost }),
    ...{ vttUrl: gate.vttUrl, play: gate.play, words: house.words, counted: gate.count, stop: house.stop },
    /** The next creation is done and its answer is lost: whoever asked died, and asks again (`finish-making.ts`). */
    loseNextAnswer: () => (lost.next = true),
    /** What the database says is so at the door as soon as the processes were told; sooner or later they are. */
    send: async (key) => {
      const wanted = await isGood(key);
      const sender = await until('the door follows the database', async () => {
        const tried = await aSender(server, key, film);
        if ((tried !== undefined) === wanted) return { tried };
        tried?.stop();
        return undefined;
      });
      if (sender.tried) senders.set(key, sender.tried);
      return wanted ? 'accepted' : 'refused';
    },
    endSending: async (key) => {
      senders.get(key)?.stop();
      await senders.get(key)?.ended;
      const id = await roomOf(key);
      if (id === undefined) return;
      await turnRoom(desk.deps, desk.operator, { id, event: 'end' });
      await house.wrapUp(id);
    },
  };
}

type Host = { readonly desk: StreamingDesk; readonly inner: LiveStreaming; readonly lost: { next: boolean } };
type Answer = Result<void, DriverRefusal>;

function asHost({ desk, inner, lost }: Host): LiveStreaming {
  const { deps, operator } = desk;
  const turned = async (asked: Answer, id: string, event: RoomDeed): Promise<Answer> => {
    if (asked.ok) await turnRoom(deps, operator, { id, event });
    return asked;
  };
  return {
    ...inner,
    create: async (spec) => {
      const { opId: id, ...words } = spec;
      await deps.database.transaction(async (tx) => {
        if (await deps.rooms.hold(tx, id)) return;
        const room = makeRoomSchema.parse({ ...words, station: operator.station });
        await deps.rooms.insert(tx, { ...room, id, driver: inner.driver, madeBy: operator.id });
      });
      if (lost.next) await inner.create(spec);
      lost.next = false;
      const made = await inner.create(spec);
      if (made.ok) await settleRoom(deps, operator, { id, stream: made.value.stream });
      return made;
    },
    remove: async (ref) => {
      const asked = await inner.remove(ref);
      if (asked.ok) await removeRoom(deps, operator, ref);
      return asked;
    },
    enable: async (ref) => turned(await inner.enable(ref), ref, 'enable'),
    disable: async (ref) => turned(await inner.disable(ref), ref, 'disable'),
    complete: async (ref) => turned(await inner.complete(ref), ref, 'end'),
  };
}
