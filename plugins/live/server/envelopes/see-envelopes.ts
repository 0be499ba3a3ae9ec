import type { ReaderActor, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ClaimedShare, Envelope, GameBudget, gamesErrors, ShownEnvelope } from '../../contract';
import type { EnvelopeDeps } from './envelope-deps';
import { presentEnvelope, showEnvelope } from './present-envelope';

const MOST_SHOWN = 100;

/** Red packets of the actor's station. */
export async function listEnvelopes(
  { database, envelopes, vault }: EnvelopeDeps,
  { station }: StaffActor,
  session: string | undefined,
): Promise<Result<{ envelopes: Envelope[] }, never>> {
  const found = await envelopes.list(database.read, station, session);
  return ok({ envelopes: found.map((one) => presentEnvelope(vault, one)) });
}

/** The red packets of a live that viewers may know of. */
export async function showEnvelopes(
  { database, envelopes, vault }: EnvelopeDeps,
  session: string,
): Promise<Result<{ envelopes: ShownEnvelope[] }, never>> {
  const found = await envelopes.shown(database.read, session);
  return ok({ envelopes: found.map((one) => showEnvelope(vault, one)) });
}

type OwnShare = Omit<ClaimedShare, 'amount'> & {
  envelope: string;
  title: string;
  amount: number;
  at: string;
  paidAt: string | null;
};

/** The shares of a reader, the newest first. */
export async function myShares(
  { database, shares }: EnvelopeDeps,
  { id }: ReaderActor,
): Promise<Result<{ shares: OwnShare[] }, never>> {
  const found = await shares.ofReader(database.read, id, MOST_SHOWN);
  return ok({
    shares: found.map(({ reader: _own, at, paidAt, ...share }) => ({
      ...{ ...share, at: at.toISOString(), paidAt: paidAt?.toISOString() ?? null },
    })),
  });
}

/** What the station may give away this month, and what it has. */
export async function seeBudget(
  { database, budgets }: EnvelopeDeps,
  { station }: StaffActor,
): Promise<Result<GameBudget, never>> {
  return ok(await budgets.thisMonth(database.read, station));
}

/** Says how much may be given away this month; never less than is set aside already. */
export async function setBudget(
  deps: EnvelopeDeps,
  actor: StaffActor,
  fen: number,
): Promise<Result<GameBudget, RefusalOf<typeof gamesErrors, 'BUDGET_SPENT'>>> {
  const { station, id: by } = actor;
  return deps.database.transaction(async (tx) => {
    const isSet = await deps.budgets.set(tx, { station, fen, by });
    const now = await deps.budgets.thisMonth(tx, station);
    if (!isSet) return err('GAMES.BUDGET_SPENT', { used: now.used });
    deps.ledger.append(tx, { actor, action: 'game-budget.set', subject: now.month, facts: { fen } });
    return ok(now);
  });
}
