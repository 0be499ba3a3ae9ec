import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { givesComments, type CommentPlatform, type Outlet, type ReadComments } from '../../contract';
import { placeOf } from '../games/sealed-places';
import type { KnownSession } from '../numbers/known-store';
import type { OutletDeps } from '../outlets/outlet-deps';
import type { KeptOutlet } from '../outlets/outlet-store';
import { seeOutlet, type OutletRefusal } from '../outlets/put-outlet';
import type { CommentDeps } from './comment-deps';
import { SEALED_COMMENT_KEYS } from './sealed-keys';
import type { KeptSource } from './source-store';

/** What entering a source of comments stands on. */
export type PutSourceDeps = OutletDeps & Pick<CommentDeps, 'vault'>;

type Which = { readonly session: string; readonly outlet: string };
type Found = OutletRefusal<'SESSION_NOT_FOUND' | 'NOT_FOUND'>;
type Changed = RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;
type Put = Found | Changed | OutletRefusal<'NO_COMMENTS' | 'KEY_NEEDED'>;
type Room = { readonly session: KnownSession; readonly outlet: KeptOutlet };

async function roomOf(
  { database, known, outlets }: OutletDeps,
  actor: StaffActor,
  { session: id, outlet: wanted }: Which,
): Promise<Result<Room, Found>> {
  const session = await known.find(database.read, actor.stations, id);
  if (!session) return err('OUTLETS.SESSION_NOT_FOUND');
  const outlet = await outlets.find(database.read, { session: id, id: wanted });
  return outlet ? ok({ session, outlet }) : err('OUTLETS.NOT_FOUND');
}

/** Reads the comments of a room on a platform from now on, by a key of the station that nobody is shown again. Told twice it is told once. */
export async function putSource(
  deps: PutSourceDeps,
  actor: StaffActor,
  wish: ReadComments & Which,
): Promise<Result<Outlet, Put>> {
  const found = await roomOf(deps, actor, wish);
  if (!found.ok) return found;
  const { platform } = found.value.outlet;
  if (!givesComments(platform)) return err('OUTLETS.NO_COMMENTS');
  const done = await deps.database.transaction((tx) => entered(deps, tx, { actor, wish, platform, ...found.value }));
  return done.ok ? seeOutlet(deps, actor, found.value) : done;
}

type Entering = Room & {
  readonly actor: StaffActor;
  readonly wish: ReadComments & Which;
  readonly platform: CommentPlatform;
};

async function entered(
  deps: PutSourceDeps,
  tx: Tx,
  { actor, wish: { place, key, version }, platform, session, outlet }: Entering,
): Promise<Result<null, Changed | OutletRefusal<'KEY_NEEDED'>>> {
  const { vault, sources, ledger } = deps;
  const sealedAt = placeOf(SEALED_COMMENT_KEYS, outlet.id);
  // Two who enter the first one at once stand in line at the room.
  await deps.outlets.hold(tx, { session: session.id, id: outlet.id });
  const before = await sources.hold(tx, outlet.id);
  if (before && isSame(before, place, key === null ? null : vault.open(sealedAt, before.secret) === key))
    return ok(null);
  if ((before?.version ?? 0) !== version) return err('HEARTH.CHANGED_MEANWHILE');
  const secret = key === null ? before?.secret : vault.seal(sealedAt, key);
  if (secret === undefined) return err('OUTLETS.KEY_NEEDED');
  const { station, id } = session;
  const source = { outlet: outlet.id, station, session: id, platform, place, secret };
  await sources.put(tx, { ...source, version: version + 1, by: actor.id });
  const facts = { outlet: outlet.id, platform, place };
  ledger.append(tx, { actor: { ...actor, station }, action: 'live-session.comments-entered', subject: id, facts });
  return ok(null);
}

/** Entered anew after it ended or was refused, the same is not the same. */
const isSame = (before: KeptSource, place: string, isSameKey: boolean | null): boolean =>
  before.place === place && isSameKey !== false && before.state === 'reading';

/** Reads no more of them; the key is forgotten, and what was read stays. */
export async function leaveSource(
  deps: PutSourceDeps,
  actor: StaffActor,
  which: Which,
): Promise<Result<Outlet, Found | Changed>> {
  const found = await roomOf(deps, actor, which);
  if (!found.ok) return found;
  const { id, station } = found.value.session;
  await deps.database.transaction(async (tx) => {
    if (!(await deps.sources.hold(tx, which.outlet))) return;
    await deps.sources.remove(tx, which.outlet);
    const facts = { outlet: which.outlet };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'live-session.comments-left', subject: id, facts });
  });
  return seeOutlet(deps, actor, found.value);
}
