import type { Actor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { targetMoved, type Target } from '../../contract';
import { presentTarget } from './present-target';
import type { TargetDeps } from './target-deps';
import type { KeptTarget, TargetPatch } from './target-store';

type Change = {
  readonly target: KeptTarget;
  readonly actor: Actor;
  readonly action: string;
  readonly patch: TargetPatch;
};

/** Changes a copy in one transaction with its entry and its event, and shows it as it is then; undefined when somebody was first. */
export async function moveTarget(
  deps: Pick<TargetDeps, 'targets' | 'ledger' | 'outbox'>,
  tx: Tx,
  { target, actor, action, patch }: Change,
): Promise<Target | undefined> {
  if (!(await deps.targets.patch(tx, target, patch))) return undefined;
  const now = await deps.targets.hold(tx, target.id);
  if (!now) return undefined;
  const { id, room, platform, name, problem, attempt, version, station } = now;
  const facts = { room, platform, name, from: target.state, to: now.state, attempt, problem };
  deps.ledger.append(tx, { actor, action, subject: id, version: String(version), facts });
  await deps.outbox.append(tx, targetMoved({ station, targetId: id, roomId: room, to: now.state, version }));
  return presentTarget(now);
}
