import type { StaffActor, Takedown, TakedownProbe, TakedownScope, TakedownState, WholeTakedown } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { findPage, presentHit } from './find-scope';
import type { TakedownDeps, TakedownRefusal } from './takedown-deps';
import { takedownMachine } from './takedown.machine';
import type { Order, Target } from './takedown-store';
import type { Probe, Watch } from './watch-store';

type Deps = Pick<TakedownDeps, 'database' | 'people' | 'orders' | 'watches' | 'scopes' | 'lineage'>;

/** A part of what an order with this scope would hit. */
export async function previewScope(
  deps: Deps,
  actor: StaffActor,
  { scope, after }: { readonly scope: TakedownScope; readonly after: string | null },
): Promise<Result<{ hits: ReturnType<typeof presentHit>[]; total: number; next: string | null }, never>> {
  const { stations } = actor;
  const { hits, ...page } = await findPage(deps, deps.database.read, { scope, stations, after });
  return ok({ hits: hits.map(presentHit), ...page });
}

type Asked = {
  readonly station?: string | undefined;
  readonly state?: TakedownState | undefined;
  readonly document?: string | undefined;
  readonly limit: number;
};

/** Orders of one's stations, the newest first. */
export async function listTakedowns(
  deps: Deps,
  actor: StaffActor,
  { station, ...asked }: Asked,
): Promise<Result<{ orders: Takedown[] }, never>> {
  const stations = actor.stations.filter((one) => station === undefined || one === station);
  return ok({ orders: await presented(deps, await deps.orders.list(deps.database.read, { ...asked, stations })) });
}

/** One order with all that it hits and watches. */
export async function wholeTakedownOf(
  deps: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<WholeTakedown, TakedownRefusal>> {
  const { read } = deps.database;
  const kept = await deps.orders.byId(read, id);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  const [order] = await presented(deps, [kept]);
  if (!order) return err('HEARTH.NOT_FOUND');
  const watches = await deps.watches.of(read, [id]);
  const last = await deps.watches.lastProbes(
    read,
    watches.map((one) => one.id),
  );
  const names = await namesOf(
    deps,
    [...last.values()].map(({ by }) => by),
  );
  const targets = await deps.orders.targetsOf(read, [id]);
  return ok({
    order,
    targets: targets.map(({ order: _order, ...target }) => target),
    watches: watches.map((watch) => presentWatch(watch, shownProbe(last.get(watch.id), names))),
  });
}

/** Every look at one address. */
export async function probesOfWatch(
  deps: Deps,
  actor: StaffActor,
  { id, watch }: { readonly id: string; readonly watch: string },
): Promise<Result<{ probes: TakedownProbe[] }, TakedownRefusal>> {
  const { read } = deps.database;
  const [order, found] = [await deps.orders.byId(read, id), await deps.watches.byId(read, watch)];
  if (!order || found?.order !== id || !actor.stations.includes(order.station)) return err('HEARTH.NOT_FOUND');
  const probes = await deps.watches.probesOf(read, [watch]);
  const names = await namesOf(
    deps,
    probes.map(({ by }) => by),
  );
  return ok({ probes: probes.flatMap((one) => shownProbe(one, names) ?? []) });
}

type Names = ReadonlyMap<string, string>;

async function namesOf({ people }: Pick<Deps, 'people'>, ids: readonly (string | null)[]): Promise<Names> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  const found = known.length === 0 ? [] : await people.byIds(known);
  return new Map(found.map(({ id, name }) => [id, name['zh-Hans']]));
}

function shownProbe(probe: Probe | undefined, names: Names): TakedownProbe | null {
  if (!probe) return null;
  const { at, url, saw, status, hash, note, by } = probe;
  return { at: at.toISOString(), url, saw, status, hash, note, by: by === null ? null : (names.get(by) ?? '') };
}

function presentWatch(watch: Watch, last: TakedownProbe | null): WholeTakedown['watches'][number] {
  const { id, documentId, locale, title, url, state, account, delivery, looks, nextAt, settledAt } = watch;
  return {
    ...{ id, documentId, locale, title, url, state, looks, last },
    account: account && delivery !== null ? { delivery, ...account } : null,
    nextAt: nextAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
  };
}

async function presented(deps: Deps, orders: readonly Order[]): Promise<Takedown[]> {
  const { read } = deps.database;
  const ids = orders.map(({ id }) => id);
  const [targets, watches] = [await deps.orders.targetsOf(read, ids), await deps.watches.of(read, ids)];
  const names = await namesOf(
    deps,
    orders.flatMap((one) => [one.responsible, one.proposedBy, one.orderedBy, one.sealedBy, one.liftAskedBy]),
  );
  return orders.map((order) =>
    present(order, {
      names,
      targets: targets.filter((one) => one.order === order.id),
      watches: watches.filter((one) => one.order === order.id),
    }),
  );
}

type Around = { readonly names: Names; readonly targets: readonly Target[]; readonly watches: readonly Watch[] };

function present(order: Order, { names, targets, watches }: Around): Takedown {
  const { id, station, number, authority, issuer, reason, publicNote, scope, state, minutes, version } = order;
  const named = (person: string | null) => (person === null ? null : { person, name: names.get(person) ?? '' });
  const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;
  return {
    ...{ id, station, number, authority, issuer, reason, publicNote, scope, state, minutes, version },
    ...{ evidenceHash: order.evidenceHash, declinedReason: order.declinedReason },
    responsible: { person: order.responsible, name: names.get(order.responsible) ?? '' },
    proposedBy: named(order.proposedBy),
    orderedBy: named(order.orderedBy),
    sealedBy: named(order.sealedBy),
    liftAskedBy: named(order.liftAskedBy),
    ...{ orderedAt: at(order.orderedAt), dueAt: at(order.dueAt), escalatedAt: at(order.escalatedAt) },
    ...{ clearedAt: at(order.clearedAt), sealedAt: at(order.sealedAt) },
    title: targets[0]?.title ?? '',
    targets: targets.length,
    watched: watches.length,
    settled: watches.filter((one) => one.state !== 'watching').length,
    allowed: [...takedownMachine.allowed(state)],
    createdAt: order.createdAt.toISOString(),
  };
}
