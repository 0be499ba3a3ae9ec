import type { BulkOutcome, BULK_EVENTS, PostingState, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { decideDelivery, isReleasable, releaseDelivery } from './act-on-delivery';
import type { DeliveryDeps, DeliveryRefusal } from './delivery-deps';
import type { DeliveryLine, DeliveryLists } from './delivery-list-store';
import { deliveryMachine } from './delivery.machine';

type Deps = DeliveryDeps & { readonly lists: DeliveryLists };
type Seen = { readonly id: string; readonly version: number };
type Many = {
  readonly event: (typeof BULK_EVENTS)[number];
  readonly items: readonly Seen[];
  readonly reason: string;
  readonly dryRun: boolean;
};

/**
 * Does one thing to many deliveries (批量处置), each in a transaction of its own: one that somebody moved meanwhile says so and keeps no
 * other from going. A dry run changes nothing and says what would become of each.
 */
export async function actOnMany(
  deps: Deps,
  actor: StaffActor,
  wanted: Many,
): Promise<Result<{ outcomes: BulkOutcome[] }, DeliveryRefusal>> {
  const { read } = deps.database;
  const outcomes: BulkOutcome[] = [];
  for (const seen of wanted.items) {
    const line = await deps.lists.byId(read, seen.id);
    if (!line || !actor.stations.includes(line.station)) continue;
    const became = wanted.dryRun ? foreseen(wanted, seen, line) : await done(deps, actor, { wanted, seen });
    outcomes.push({ id: line.id, title: line.title, state: line.state, code: null, ...became });
  }
  return outcomes.length === 0 ? err('HEARTH.NOT_FOUND') : ok({ outcomes });
}

type Became = { readonly code: string } | { readonly state: PostingState };

/** What none of these events asks about. */
const ASKED = { covered: true, unsent: false } as const;

function foreseen({ event }: Many, { version }: Seen, line: DeliveryLine): Became {
  if (line.version !== version) return { code: 'HEARTH.CHANGED_MEANWHILE' };
  if (event === 'release') return isReleasable(line) ? { state: 'due' } : { code: 'DELIVERY.NOTHING_TO_RELEASE' };
  const next = deliveryMachine.next(line.state, event, { ...ASKED, wanted: !line.takedown });
  return next.ok ? { state: next.value.state } : { code: 'DELIVERY.NOT_NOW' };
}

async function done(
  deps: Deps,
  actor: StaffActor,
  { wanted: { event, reason }, seen }: { readonly wanted: Many; readonly seen: Seen },
): Promise<Became> {
  const acted =
    event === 'release'
      ? await releaseDelivery(deps, actor, { ...seen, reason })
      : await decideDelivery(deps, actor, { ...seen, reason, event });
  return acted.ok ? { state: acted.value.state } : { code: acted.error.code };
}
