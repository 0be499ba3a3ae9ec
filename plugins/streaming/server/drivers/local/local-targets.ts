import { err, ok } from '@hearth/cms/kernel';
import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Outbox, Vault } from '@hearth/cms/platform';
import type { SystemActor } from '@hearth/cms/contract';
import {
  targetMoved,
  type LiveStreaming,
  type TargetSpec,
  type TargetState,
  type TargetStatus,
} from '../../../contract';
import { moveTarget } from '../../targets/move-target';
import type { KeptTarget, TargetStore } from '../../targets/target-store';
import { MOST_TARGETS, tailOf, wantedAddress } from '../../targets/target.rules';
import type { LocalStreamStore } from './local-stream-store';

/** What copies by our own relay stand on. */
export type LocalTargetDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly targets: TargetStore;
  readonly streams: LocalStreamStore;
  isOpen(url: URL): boolean;
};

const SHOWN: Readonly<Record<KeptTarget['state'], TargetState>> = {
  off: 'idle',
  waiting: 'idle',
  starting: 'starting',
  broadcasting: 'broadcasting',
  errored: 'errored',
  fatal: 'fatal',
};

const statusOf = ({ id, state, problem }: Pick<KeptTarget, 'id' | 'state' | 'problem'>): TargetStatus => ({
  ref: id,
  state: SHOWN[state],
  ...(problem === null ? {} : { problem }),
});

/** The platforms of a room as rows from which the relay is told; they change while it is live. */
export function localTargets(deps: LocalTargetDeps): LiveStreaming['targets'] {
  const isThere = async (ref: string): Promise<boolean> => (await deps.streams.find(deps.database, ref)) !== undefined;
  return {
    add: async (ref, target) => ((await isThere(ref)) ? addTarget(deps, ref, target) : err('STREAMING.PROVIDER_GONE')),
    remove: async (ref, targetRef) => {
      if (!(await isThere(ref))) return err('STREAMING.PROVIDER_GONE');
      await removeTarget(deps, ref, targetRef);
      return ok();
    },
    list: async (ref) => {
      if (!(await isThere(ref))) return err('STREAMING.PROVIDER_GONE');
      return ok((await deps.targets.ofRoom(deps.database, ref)).map(statusOf));
    },
  };
}

/** Adds one, and starts it: whoever asks twice under one `opId` gets the same. */
function addTarget(deps: LocalTargetDeps, room: string, { opId, url: text, key }: TargetSpec) {
  const url = wantedAddress(text, deps.isOpen.bind(deps));
  if (url === undefined) return err('STREAMING.PROVIDER_REFUSED', { why: 'address' });
  return deps.database.transaction(async (tx) => {
    // The room is held: two who ask at once find each other's.
    const count = await deps.targets.count(tx, room);
    const known = await deps.targets.named(tx, room, opId);
    if (known) return ok(statusOf(known));
    if (count >= MOST_TARGETS) return err('STREAMING.TARGETS_FULL', { most: MOST_TARGETS });
    const owner = await deps.targets.ownerOf(tx, room);
    if (!owner) return err('STREAMING.PROVIDER_GONE');
    const { station, madeBy } = owner;
    const id = deps.ids.next();
    const sealed = { key: deps.vault.seal(deps.targets.keyPlace(id), key), keyTail: tailOf(key) };
    const words = { platform: 'custom', name: opId, url } as const;
    await deps.targets.insert(tx, { ...words, ...sealed, id, room, station, changedBy: madeBy });
    const made = await deps.targets.hold(tx, id);
    if (!made) return err('STREAMING.PROVIDER_GONE');
    const actor: SystemActor = { kind: 'system', id: 'streaming', name: 'streaming', station };
    const patch = { state: 'waiting', anew: true } as const;
    await moveTarget(deps, tx, { target: made, actor, action: 'streaming-target.start', patch });
    return ok(statusOf(made));
  });
}

async function removeTarget(deps: LocalTargetDeps, room: string, id: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const target = await deps.targets.hold(tx, id, room);
    if (target?.purpose !== 'platform') return;
    await deps.targets.remove(tx, id);
    const { station, name, version } = target;
    const actor: SystemActor = { kind: 'system', id: 'streaming', name: 'streaming', station };
    deps.ledger.append(tx, { actor, action: 'streaming-target.removed', subject: id, facts: { room, name } });
    const facts = { targetId: id, roomId: room, to: 'removed', version: version + 1 } as const;
    await deps.outbox.append(tx, targetMoved({ station, ...facts }));
  });
}
