import type { SystemActor } from '@hearth/cms/contract';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Log, Outbox, Vault } from '@hearth/cms/platform';
import type { IngestPoint, LiveStreaming } from '../../../contract';
import { moveTarget } from '../../targets/move-target';
import type { KeptTarget, TargetStore } from '../../targets/target-store';
import { targetMachine } from '../../targets/target.machine';
import type { Distributed, DistributionStore } from './distribution-store';

/** What handing rooms out by Mux stands on. */
export type SettleDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly targets: TargetStore;
  readonly distribution: DistributionStore;
  readonly mux: LiveStreaming;
  /** Where Mux takes pictures; the relay sends to the first. */
  readonly ingest: readonly IngestPoint[];
};

/** By what it is called in the ledger; no page lists it among platforms. */
const NAME = 'Mux';

/**
 * Brings Mux in line with what is written of a hybrid room: its stream there, the copy by which the relay feeds it, a key that Mux takes, and
 * nothing at all once the room is gone. While Mux is away nothing of the room waits for it: what could not be done is asked for again each minute.
 */
export async function settleDistribution(deps: SettleDeps, id: string): Promise<void> {
  try {
    const room = await deps.distribution.find(deps.database, id);
    if (!room) return;
    if (room.state === 'removed') await leave(deps, room);
    else await feed(deps, room);
  } catch (error) {
    // Two who settle at once: one of them wrote it.
    deps.log.warn('how Mux hands a room out could not be settled', { room: id, error });
  }
}

async function leave({ distribution, database, mux }: SettleDeps, { room, muxRef }: Distributed): Promise<void> {
  if (muxRef === null) return;
  const gone = await mux.remove(muxRef);
  if (gone.ok) await database.transaction((tx) => distribution.forgetStream(tx, room));
}

async function feed(deps: SettleDeps, room: Distributed): Promise<void> {
  const stream = room.muxRef === null ? await made(deps, room) : { ref: room.muxRef, key: undefined };
  if (!stream) return;
  const fed = await deps.targets.distribution(deps.database, room.room);
  if (fed && fed.state !== 'fatal' && fed.state !== 'off') return;
  // A new one: whoever knows the key of before would push the room's own picture off the air.
  const key = stream.key ?? (await freshKey(deps, stream.ref));
  if (key === undefined) return;
  if (fed) await renew(deps, fed, key);
  else await add(deps, room, key);
}

type MuxStream = { readonly ref: string; readonly key: string | undefined };

async function made({ mux, distribution, database }: SettleDeps, room: Distributed): Promise<MuxStream | undefined> {
  // Its recording is made here; that of Mux would be paid twice.
  const spec = { ...room, opId: room.room, record: false };
  const answer = await mux.create(spec);
  if (!answer.ok) return undefined;
  const { stream, key } = answer.value;
  await distribution.keepStream(database, room.room, stream);
  return { ref: stream.ref, key };
}

async function freshKey({ mux }: SettleDeps, ref: string): Promise<string | undefined> {
  const fresh = await mux.rotateKey(ref, 0);
  return fresh.ok ? fresh.value.key : undefined;
}

async function add(deps: SettleDeps, { room, station, madeBy }: Distributed, key: string): Promise<void> {
  const { targets, database } = deps;
  const [to] = deps.ingest;
  if (!to) return;
  const id = deps.ids.next();
  await database.transaction(async (tx) => {
    const words = { platform: 'custom', name: NAME, url: to.server, purpose: 'distribution' } as const;
    const sealed = { key: deps.vault.seal(targets.keyPlace(id), key), keyTail: '' };
    await targets.insert(tx, { ...words, ...sealed, id, room, station, changedBy: madeBy });
    const target = await targets.hold(tx, id);
    if (target) await move(deps, tx, { target, action: 'start', patch: { state: 'waiting', anew: true } });
  });
}

async function renew(deps: SettleDeps, { id }: KeptTarget, key: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const target = await deps.targets.hold(tx, id);
    const next = target && targetMachine.next(target.state, 'start');
    if (!target || !next?.ok || next.value.state === 'removed') return;
    const sealed = { key: deps.vault.seal(deps.targets.keyPlace(id), key), keyTail: '' };
    const patch = { state: next.value.state, problem: null, anew: true, sealed } as const;
    await move(deps, tx, { target, action: 'renew', patch });
  });
}

type Move = Omit<Parameters<typeof moveTarget>[2], 'actor'>;

async function move(deps: SettleDeps, tx: Parameters<typeof moveTarget>[1], { target, action, patch }: Move) {
  const actor: SystemActor = { kind: 'system', id: 'streaming', name: 'streaming', station: target.station };
  await moveTarget(deps, tx, { target, actor, action: `streaming-distribution.${action}`, patch });
}

/** Settles all of which something is to be done. */
export async function settleAll(deps: SettleDeps): Promise<void> {
  for (const room of await deps.distribution.unsettled(deps.database)) await settleDistribution(deps, room);
}
