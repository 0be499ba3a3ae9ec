import type { StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Reading } from '../review/review-deps';
import type { TakedownDeps, TakedownRefusal } from './takedown-deps';
import type { Order } from './takedown-store';

/** What an order did, as one object whose canonical hash the ledger keeps. Names of people are ids: the ledger names no more either. */
export type Evidence = {
  readonly order: Readonly<Record<string, unknown>>;
  readonly targets: readonly object[];
  readonly watches: readonly object[];
  readonly attempts: readonly object[];
  readonly probes: readonly object[];
};

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Gathers the evidence of an order, always in the same order, so that it hashes alike whenever it is gathered. */
export async function gatherEvidence(deps: TakedownDeps, read: Reading, order: Order): Promise<Evidence> {
  const { id, station, number, authority, issuer, reason, scope, responsible, proposedBy, orderedBy, sealedBy } = order;
  const watches = await deps.watches.of(read, [id]);
  const byId = [...watches].sort((a, b) => (a.id < b.id ? -1 : 1));
  const probes = await deps.watches.probesOf(
    read,
    byId.map((one) => one.id),
  );
  // What was looked at after the sealing is another chapter.
  const before = probes.filter(({ at }) => order.sealedAt === null || at <= order.sealedAt);
  const attempts = await attemptsOf(deps, read, { order, deliveries: byId.flatMap(({ delivery }) => delivery ?? []) });
  return {
    order: {
      ...{ id, station, number, authority, issuer, reason, scope, responsible, proposedBy, orderedBy, sealedBy },
      ...{ orderedAt: text(order.orderedAt), dueAt: text(order.dueAt), escalatedAt: text(order.escalatedAt) },
      ...{ clearedAt: text(order.clearedAt), sealedAt: text(order.sealedAt) },
    },
    targets: (await deps.orders.targetsOf(read, [id])).map(({ order: _order, ...target }) => target),
    watches: byId.map((one) => ({
      ...{ id: one.id, documentId: one.documentId, locale: one.locale, delivery: one.delivery, url: one.url },
      ...{ state: one.state, account: one.account, settledAt: text(one.settledAt) },
    })),
    attempts,
    probes: before.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
  };
}

type Asked = { readonly order: Order; readonly deliveries: readonly string[] };

async function attemptsOf(deps: TakedownDeps, read: Reading, { order, deliveries }: Asked): Promise<readonly object[]> {
  const all = await Promise.all(
    deliveries.map(async (delivery) =>
      (await deps.deliveries.attempts.of(read, delivery)).map((one) => ({ delivery, ...one })),
    ),
  );
  return all
    .flat()
    .filter(({ startedAt }) => order.sealedAt === null || startedAt <= order.sealedAt)
    .map((one) => ({ ...one, startedAt: text(one.startedAt), endedAt: text(one.endedAt) }));
}

/** The evidence as a file: once sealed, its hash stands in the station's ledger, and the offline verifier finds it there. */
export async function evidencePack(
  deps: TakedownDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ format: 'hearth.takedown/1' } & Record<string, unknown>, TakedownRefusal>> {
  const { read } = deps.database;
  const order = await deps.orders.byId(read, id);
  if (!order || !actor.stations.includes(order.station)) return err('HEARTH.NOT_FOUND');
  const ledger = await deps.ledger.of(order.station, id);
  const { evidenceHash: hash } = order;
  const sealed = hash === null ? undefined : await deps.orders.evidenceOf(read, id, hash);
  const evidence = sealed ?? (await gatherEvidence(deps, read, order));
  return ok({ format: 'hearth.takedown/1' as const, hash, evidence, ledger: [...ledger] });
}
