import type { hearthErrors, ReaderActor } from '../../contract';
import { err, ok, type RefusalOf, type Result } from '../../kernel';
import type { AccountDeps } from './account-deps';
import { actorOf } from './open-session';
import type { Me } from './signed-in';

/** Signs out on this device. Who is out already is out: there is nothing to refuse. */
export async function signOut(deps: AccountDeps, actor: ReaderActor): Promise<Result<null, never>> {
  const { session } = actor;
  if (session === undefined) return ok(null);
  await deps.database.transaction(async (tx) =>
    deps.sessions.end(tx, session, { because: 'signed-out', at: await deps.time.now(tx) }),
  );
  return ok(null);
}

/** Signs out on every device, this one too. */
export async function signOutEverywhere(deps: AccountDeps, { reader }: Me): Promise<Result<null, never>> {
  return deps.database.transaction(async (tx) => {
    const at = await deps.time.now(tx);
    const ended = await deps.sessions.endAll(tx, reader.id, { because: 'signed-out-everywhere', at });
    deps.ledger.append(tx, {
      actor: actorOf(reader),
      action: 'reader.signed-out-everywhere',
      subject: reader.id,
      facts: { ended },
    });
    return ok(null);
  });
}

/** Signs out on one of one's devices; somebody else's session is simply not found. */
export async function endDevice(
  deps: AccountDeps,
  { reader }: Me,
  id: string,
): Promise<Result<null, RefusalOf<typeof hearthErrors, 'NOT_FOUND'>>> {
  return deps.database.transaction(async (tx) => {
    const session = await deps.sessions.forUpdate(tx, id);
    if (session?.readerId !== reader.id || session.endedAt) return err('HEARTH.NOT_FOUND');
    await deps.sessions.end(tx, id, { because: 'signed-out', at: await deps.time.now(tx) });
    return ok(null);
  });
}

/** Where one is signed in, the latest first. */
export async function devicesOf(deps: AccountDeps, { reader, actor }: Me) {
  const sessions = await deps.sessions.livingOf(reader.id);
  const items = sessions.map(({ id, device, createdAt, lastSeenAt }) => ({
    id,
    device,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: id === actor.session,
  }));
  return ok({ items });
}
