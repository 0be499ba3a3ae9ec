import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import type { JoinAnswer, RoomFrame, RoomMessage } from '@hearth/cms/contract';

/** Somebody who watches a room as the app does: frames in their order, and the room anew where one is missing. */
export type RoomViewer = {
  /** Messages by their ids, and how many frames brought each. */
  readonly framed: ReadonlyMap<string, number>;
  /** Everything that this viewer was told of: by frames, or by a state of the room. */
  readonly knows: ReadonlySet<string>;
  /** All that frames brought, in its order. */
  readonly heard: readonly RoomMessage[];
  readonly lost: () => number;
  /** Says something and gives the id of its row. */
  say(text: string): Promise<string>;
  leave(): void;
};

type Snapshot = { readonly messages: readonly { readonly id: string }[] };
type Place = { readonly node: string; readonly seq: number };
type Heard = { readonly ok: boolean; readonly code?: string; readonly value?: { readonly id: string } };

/** Comes into a room of a live. */
export async function aRoomViewer(url: string, room: string, token: string = randomUUID()): Promise<RoomViewer> {
  const socket = io(url, { path: '/realtime', transports: ['websocket'], auth: { token }, forceNew: true });
  const framed = new Map<string, number>();
  const knows = new Set<string>();
  const heard: RoomMessage[] = [];
  let place: Place | undefined;
  let joining: Promise<void> | undefined;
  let waiting: RoomFrame[] = [];
  let lost = 0;

  const pass = ({ node, seq, messages }: RoomFrame): void => {
    if (place?.node === node && seq <= place.seq) return;
    place = { node, seq };
    heard.push(...messages);
    for (const { message } of messages) {
      const { id } = (message ?? {}) as { id?: string };
      if (id === undefined) continue;
      framed.set(id, (framed.get(id) ?? 0) + 1);
      knows.add(id);
    }
  };
  const take = (frame: RoomFrame): void => {
    const isNext = place?.node === frame.node && frame.seq <= place.seq + 1;
    if (!joining && isNext) {
      pass(frame);
      return;
    }
    waiting.push(frame);
    void join();
  };
  const enter = async (): Promise<void> => {
    const since = place && { since: place };
    const answer = (await socket.timeout(10_000).emitWithAck('join', { room, ...since })) as JoinAnswer;
    if (!answer.ok) throw new Error(answer.code);
    const { node, seq, snapshot, missed } = answer;
    if (snapshot) {
      place = { node, seq };
      for (const { id } of (snapshot as Snapshot).messages) knows.add(id);
    }
    for (const frame of missed) pass(frame);
  };
  const join = (): Promise<void> =>
    (joining ??= enter().finally(() => {
      joining = undefined;
      const waited = waiting;
      waiting = [];
      for (const frame of waited) take(frame);
    }));

  socket.on('frame', take);
  socket.on('disconnect', () => (lost += 1));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await join();
  return {
    ...{ framed, knows, heard, lost: () => lost },
    say: async (text) => {
      const message = { type: 'say', id: randomUUID(), kind: 'comment', text, clock: null };
      const heard = (await socket.timeout(10_000).emitWithAck('say', { room, message })) as Heard;
      if (!heard.ok || !heard.value) throw new Error(heard.code ?? 'it was not said');
      return heard.value.id;
    },
    leave: () => void socket.disconnect(),
  };
}
