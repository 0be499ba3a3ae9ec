import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Target } from '../../contract';
import { isKeyOf, refusalBySrt } from './refuse-srt';
import { moveTarget } from './move-target';
import type { TargetDeps, TargetRefusal, WhichTarget } from './target-deps';
import type { KeptTarget } from './target-store';
import { targetMachine } from './target.machine';
import { tailOf, wantedAddress } from './target.rules';
import { carried, openRoom } from './turn-target';

type Change = WhichTarget & { readonly name: string; readonly url: string; readonly version: number };

/** Gives a copy another name or address. One whose address changes begins anew, and no other copy notices. */
export async function changeTarget(
  deps: TargetDeps,
  actor: StaffActor,
  { room, id, name, url: text, version }: Change,
): Promise<Result<Target, TargetRefusal>> {
  const open = await openRoom(deps, actor, room);
  // A name is nobody's business but ours.
  if (!open.ok && open.error.code !== 'STREAMING.TARGETS_WHILE_LIVE') return open;
  const url = wantedAddress(text, deps.isOpen.bind(deps));
  if (url === undefined) return err('STREAMING.TARGET_ADDRESS');
  const seen = await deps.rooms.find(deps.database, actor.stations, room);
  const bySrt = seen && (await refusalBySrt(deps, seen, { url }));
  if (bySrt) return bySrt;
  const changed = await deps.database.transaction(async (tx): Promise<Result<Target, TargetRefusal>> => {
    const target = platformOf(await deps.targets.hold(tx, id, room));
    if (!target) return err('STREAMING.TARGET_NOT_FOUND');
    if (target.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (url !== target.url && !open.ok) return open;
    if (await deps.targets.isNamed(tx, { room, name, but: id })) return err('STREAMING.TARGET_NAME');
    const anew = url === target.url ? {} : renewed(target.state);
    const patch = { name, url, changedBy: actor.id, ...anew };
    const done = await moveTarget(deps, tx, { target, actor, action: 'streaming-target.changed', patch });
    return done ? ok(done) : err('HEARTH.CHANGED_MEANWHILE');
  });
  return changed.ok ? carried(deps, actor, changed.value) : changed;
}

/** Puts a new key in. A copy that is wanted begins anew with it at once, also one that had been given up. */
export async function replaceKey(
  deps: TargetDeps,
  actor: StaffActor,
  { room, id, key }: WhichTarget & { readonly key: string },
): Promise<Result<Target, TargetRefusal>> {
  const open = await openRoom(deps, actor, room);
  if (!open.ok) return open;
  const replaced = await deps.database.transaction(async (tx): Promise<Result<Target, TargetRefusal>> => {
    const target = platformOf(await deps.targets.hold(tx, id, room));
    if (!target) return err('STREAMING.TARGET_NOT_FOUND');
    if (!isKeyOf(target.url, key)) return err('STREAMING.TARGET_SRT_KEY');
    const patch = { sealed: sealed(deps, id, key), changedBy: actor.id, ...renewed(target.state) };
    const done = await moveTarget(deps, tx, { target, actor, action: 'streaming-target.key-replaced', patch });
    return done ? ok(done) : err('STREAMING.TARGET_NOT_FOUND');
  });
  return replaced.ok ? carried(deps, actor, replaced.value) : replaced;
}

/** A copy of people's making. */
const platformOf = (target: KeptTarget | undefined): KeptTarget | undefined =>
  target?.purpose === 'platform' ? target : undefined;

/** What a copy becomes that begins anew; one that is switched off stays so. */
export function renewed(state: Target['state']) {
  const next = targetMachine.next(state, 'renew');
  if (!next.ok || next.value.state === 'removed') return {};
  return { state: next.value.state, problem: null, anew: true } as const;
}

/** A key as it is kept. */
export const sealed = ({ vault, targets }: Pick<TargetDeps, 'vault' | 'targets'>, id: string, key: string) => ({
  key: vault.seal(targets.keyPlace(id), key),
  keyTail: tailOf(key),
});
