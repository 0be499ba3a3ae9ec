import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type {
  CloseTools,
  LiveSessions,
  pinErrors,
  sessionErrors,
  StopLive,
  StopOrder,
  StoppedLive,
  StoppingLive,
} from '../../contract';
import { closePins } from '../pins/close-pins';
import { endPrices } from '../pins/end-prices';
import type { PinDeps } from '../pins/pins-deps';
import type { CorrectionStore } from './correction-store';

/** What stopping a live stands on. */
export type StopDeps = Pick<PinDeps, 'database' | 'ledger' | 'rooms' | 'offers' | 'pins' | 'prices'> & {
  readonly sessions: Pick<LiveSessions, 'find' | 'stop'>;
  readonly corrections: CorrectionStore;
  /** How the tools of other slices end, by their names. */
  readonly tools: ReadonlyMap<string, CloseTools>;
};

type Refused = RefusalOf<typeof sessionErrors, 'NOT_FOUND'> | RefusalOf<typeof pinErrors, 'NOT_STOPPABLE'>;

/**
 * Stops a live at once, whole or not at all. First the session, so that nobody pins or opens anything more; then the prices, whose offers close
 * before anybody notes it, so that each order is before the stop or after it; then the tools, which give no more away and take nothing back
 * that somebody has; last of all what is pinned. The room hears of it when all of that is safe.
 */
export async function stopLive(
  deps: StopDeps,
  actor: StaffActor,
  { id, reason, words }: StopLive & { readonly id: string },
): Promise<Result<StoppedLive, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<StoppedLive, Refused>> => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    const stopped = await deps.sessions.stop(tx, actor, { session: id, reason });
    if (!stopped.ok) return err('PINS.NOT_STOPPABLE', { state: session.state });
    const stopping = { session: id, room: session.room, station: session.station, by: actor };
    const prices = await stopPrices(deps, tx, stopping);
    const tools = await stopTools(deps, tx, stopping);
    const { station, room } = session;
    const stop = await deps.corrections.insertStop(tx, {
      ...{ session: id, station, room, reason, words },
      ...{ by: actor.id, name: actor.name },
    });
    // What is ending already is no refusal of the session: of two who press, the second finds the words of the first.
    if (!stop) return err('PINS.NOT_STOPPABLE', { state: 'ending' });
    // Whoever pins in this moment has the room or waits for it: what they pinned is found, or they find the live stopped.
    await deps.pins.lockRooms(tx, [room]);
    const open = await deps.pins.open(tx, { session: id });
    const pins = (await closePins(deps, tx, { pins: open, by: actor, why: 'stop' })).length;
    deps.ledger.append(tx, { actor, action: 'live.stopped', subject: id, facts: { prices, tools, pins } });
    const overlay = { type: 'overlay', kind: 'paused', id, text: words, shown: true, at: stop.at } as const;
    tx.afterCommit(() => {
      deps.rooms.tell(room, overlay);
    });
    return ok({ session: id, stoppedAt: stop.at, by: actor.name, pins, prices, tools });
  });
}

async function stopPrices(deps: StopDeps, tx: Tx, { session, by }: StoppingLive): Promise<number> {
  const running = await deps.prices.running(tx, { session });
  for (const { offer } of running) await deps.offers.close(tx, by, offer);
  return (await endPrices(deps, tx, { prices: running, by, why: 'stop' })).length;
}

async function stopTools({ tools }: StopDeps, tx: Tx, stopping: StoppingLive): Promise<number> {
  let ended = 0;
  for (const close of tools.values()) ended += await close(tx, stopping);
  return ended;
}

/** Who has tools that a stop ends: each says so once. */
export function createStopOrder(): StopOrder & { readonly tools: ReadonlyMap<string, CloseTools> } {
  const tools = new Map<string, CloseTools>();
  return {
    tools,
    closeWith: (name, close) => {
      if (tools.has(name)) throw new Bug(`two parts of the house close the tools called ${name}`);
      tools.set(name, close);
    },
  };
}
