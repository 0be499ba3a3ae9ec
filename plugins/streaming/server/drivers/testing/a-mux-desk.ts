import { unwrap } from '@hearth/cms/kernel';
import { aMuxLab, type MuxLab } from '../../../../../tests/lab/mux/mux-lab';
import type { LabStream } from '../../../../../tests/lab/mux/mux-world';
import type { AddTarget, Distribution, LiveEvent, MakeRoom, Room, RoomEntry, Target } from '../../../contract';
import { seeLog, seeRoom } from '../../rooms/see-rooms';
import { addTarget } from '../../targets/add-target';
import type { TargetDeps } from '../../targets/target-deps';
import { targetStore } from '../../targets/target-store';
import { listTargets, turnTarget } from '../../targets/turn-target';
import { aStreamingDesk, type StreamingDesk } from '../../testing/a-streaming-desk';
import { hearMux } from '../hear-mux';
import { distributionStore } from '../hybrid/distribution-store';
import { settleAll } from '../hybrid/settle-distribution';
import { liveEventOf, muxEvent } from '../mux/mux-events';
import { driverAt } from '../mux/testing/a-mux-driver';

/** A desk that works with the stand-in of Mux. */
export type MuxDesk = {
  readonly lab: MuxLab;
  readonly desk: StreamingDesk;
  readonly deps: TargetDeps;
  made(words?: Partial<MakeRoom>): Promise<{ readonly room: Room; readonly key: string }>;
  room(id: string): Promise<Room>;
  log(id: string): Promise<readonly RoomEntry[]>;
  /** The streams of a room at Mux, however many there are. */
  streams(room: string): readonly LabStream[];
  /** The only one. */
  stream(room: string): LabStream;
  /** All that Mux said since is heard, in an order of one's own. */
  heard(order?: (events: LiveEvent[]) => LiveEvent[]): Promise<void>;
  /** A platform with a lasting key, or another one. */
  add(room: string, part?: Partial<AddTarget>): ReturnType<typeof addTarget>;
  turn(room: string, target: Pick<Target, 'id'>, event: 'start' | 'stop'): ReturnType<typeof turnTarget>;
  lights(room: string): Promise<{ readonly targets: Target[]; readonly distribution: Distribution | null }>;
  /** What is still to be done at Mux is tried. */
  settle(): Promise<void>;
  drop(): Promise<void>;
};

/** Opens one. */
export async function aMuxDesk(): Promise<MuxDesk> {
  const lab = await aMuxLab();
  const ingest = [{ protocol: 'rtmps', server: 'rtmps://mux.example:443/app' }] as const;
  const desk = await aStreamingDesk({ mux: { driver: driverAt(lab), ingest } });
  const deps: TargetDeps = {
    ...desk.deps,
    ...{ vault: desk.vault, targets: targetStore, isOpen: () => true },
    notices: { notify: () => Promise.resolve() },
  };
  const { operator } = desk;
  const streams = (opId: string) => [...lab.world.streams.values()].filter((one) => one.passthrough === opId);
  let count = 0;
  return {
    ...{ lab, desk, deps, streams },
    made: async (words = {}) => {
      const { room, key } = await desk.made({ driver: 'mux', latency: 'standard', ...words });
      if (key === null) throw new Error('the room has no key yet');
      return { room, key };
    },
    room: async (id) => unwrap(await seeRoom(desk.deps, operator, id)),
    log: async (id) => unwrap(await seeLog(desk.deps, operator, { id })).entries,
    stream: (opId) => {
      const [one, ...others] = streams(opId);
      if (!one || others.length > 0) throw new Error(`Mux has ${others.length + (one ? 1 : 0)} streams of the room`);
      return one;
    },
    heard: (order = (events) => events) => hear({ lab, desk, deps }, order),
    add: (room, part) => {
      count += 1;
      const words = { platform: 'x', name: `平台 ${count}`, url: 'rtmps://push.example.com/live' } as const;
      return addTarget(deps, operator, { room, ...words, key: `key-${count}-GEHEIM`, ...part });
    },
    turn: (room, { id }, event) => turnTarget(deps, operator, { room, id, event }),
    lights: async (room) => unwrap(await listTargets(deps, operator, room)),
    settle: async () => {
      if (desk.settle) await settleAll(desk.settle);
    },
    drop: async () => {
      await desk.drop();
      await lab.stop();
    },
  };
}

async function hear(
  { lab, desk, deps }: Pick<MuxDesk, 'lab' | 'desk' | 'deps'>,
  order: (events: LiveEvent[]) => LiveEvent[],
): Promise<void> {
  const events = lab.webhooks.events.splice(0).flatMap((event) => liveEventOf(muxEvent.parse(event)) ?? []);
  const hearing = { rooms: desk.deps, targets: deps, distribution: distributionStore };
  for (const event of order(events)) await desk.deps.database.transaction((tx) => hearMux(hearing, tx, event));
}
