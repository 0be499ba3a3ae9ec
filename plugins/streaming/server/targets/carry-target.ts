import { err, ok, type Result } from '@hearth/cms/kernel';
import type { DriverRefusal, LiveStreaming } from '../../contract';
import { hearTarget, type HearTargetDeps } from './hear-target';
import type { TargetDeps } from './target-deps';
import type { CarriedTarget } from './target-store';

/** What carrying stands on. */
export type CarryDeps = HearTargetDeps & Pick<TargetDeps, 'vault' | 'drivers'>;

type Carried = Promise<Result<undefined, DriverRefusal>>;

const running = new Map<string, Carried>();

/**
 * Brings what Mux knows of a copy in line with what is written of it: told of it when it is wanted there, told anew after a new key, and rid of it
 * when it is stopped or its room became hybrid. It is asked after each change, and again each minute for what was lost; asked twice it is done
 * once.
 */
export function carryTarget(deps: CarryDeps, id: string): Carried {
  const known = running.get(id);
  // Whoever comes while another is at it may have changed what that one read.
  const asked: Carried = (known ?? Promise.resolve(ok(undefined)))
    .then(() => carry(deps, id))
    .finally(() => {
      if (running.get(id) === asked) running.delete(id);
    });
  running.set(id, asked);
  return asked;
}

async function carry(deps: CarryDeps, id: string): Carried {
  const mux = deps.drivers.named('mux');
  const target = await deps.targets.carried(deps.database, id);
  if (!target) return ok(undefined);
  if (!mux) return err('STREAMING.NOT_OFFERED', { what: 'mux' });
  const isWanted = target.isAtMux && target.state !== 'off';
  if (target.ref !== null) {
    if (isWanted && target.refAttempt === target.attempt) return ok(undefined);
    const gone = await mux.targets.remove(target.stream, target.ref);
    if (!gone.ok && gone.error.code !== 'STREAMING.PROVIDER_GONE') return gone;
    await deps.targets.forgetRef(deps.database, target.ref);
  }
  return isWanted ? tell(deps, mux, target) : ok(undefined);
}

async function tell({ targets, database, vault }: CarryDeps, mux: LiveStreaming, target: CarriedTarget): Carried {
  const { id, attempt, stream, url } = target;
  const key = vault.open(targets.keyPlace(id), target.key);
  // Each attempt is another one at Mux, which can change none.
  const made = await mux.targets.add(stream, { opId: `${id}/${attempt}`, url, key });
  if (!made.ok) return made;
  const { ref } = made.value;
  if (await targets.keepRef(database, { id, attempt, ref })) return ok(undefined);
  // It was changed or removed while Mux was asked.
  const gone = await mux.targets.remove(stream, ref);
  return gone.ok ? ok(undefined) : gone;
}

/** What nobody knows yet is asked again by the house; all else is for a person. */
export const isUnknown = ({ code }: DriverRefusal): boolean =>
  code === 'STREAMING.PROVIDER_LOST' || code === 'STREAMING.PROVIDER_BUSY' || code === 'STREAMING.TARGETS_WHILE_LIVE';

/** Does what was left undone when Mux did not answer or a node died: a copy that Mux refuses now waits for a person. */
export async function carryAll(deps: CarryDeps): Promise<void> {
  for (const { id, attempt } of await deps.targets.uncarried(deps.database)) {
    const done = await carryTarget(deps, id);
    if (done.ok || isUnknown(done.error)) continue;
    await hearTarget(deps, { target: id, attempt, state: 'fatal', problem: 'unsaid' });
  }
}
