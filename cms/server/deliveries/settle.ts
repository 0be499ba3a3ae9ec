import type { PostingEvent } from '../../contract';
import type { Tx } from '../../platform';
import type { Delivery, DeliveryChange, WithStanding } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import { moveDelivery } from './move-delivery';
import type { Step } from './outcome.rules';

/** What came of a call, as the rules see it for the row as it is now: a step, or only another look. */
export type StepOf = (row: Delivery) => Step | { readonly wait: number };

type Settled = { readonly id: string; readonly step: StepOf };

/** Keeps what came of it, if the lease still stands; a worker that was thought dead leaves the row to who has it now. */
export async function settle(deps: DeliveryDeps, tx: Tx, { id, step: stepOf }: Settled): Promise<void> {
  const held = await deps.deliveries.withStanding(tx, id);
  if (held?.row.leaseOwner !== deps.worker) return;
  const { row, now } = held;
  const step = stepOf(row);
  const nextAt = nextOf(step, row, now);
  if (!('event' in step)) {
    await deps.deliveries.change(tx, row, { nextAt, leaseOwner: null, leaseUntil: null });
    return;
  }
  const change = { nextAt, ...keptOf(step, now) };
  const facts = { attempt: row.attempt, platformId: change.platformId ?? null, code: step.problem?.code ?? null };
  const moved = await moveDelivery(deps, tx, { row, move: { events: [step.event], change, facts } });
  if (moved.ok && moved.value === 'live') await followLive(deps, tx, held);
}

/** When it is looked at next: what is to end by plan when that time has come. */
function nextOf(step: ReturnType<StepOf>, { endsAt }: Delivery, now: Date): Date | null {
  if ('event' in step && step.event === 'go_live') return endsAt;
  return step.wait === null ? null : new Date(now.getTime() + step.wait);
}

/** Taking down goes round until it is down: there the looks are counted on. */
const GOES_ROUND: readonly PostingEvent[] = ['removed', 'still_there', 'fail'];

function keptOf({ event, posted, problem }: Step, now: Date): DeliveryChange {
  return {
    problem: problem ?? null,
    ...(GOES_ROUND.includes(event) ? {} : { looks: 0 }),
    ...(posted ? { platformId: posted.platformId, url: posted.url } : {}),
    ...(event === 'go_live' ? { liveAt: now } : {}),
  };
}

/**
 * What was live in its place is replaced, and what waited for it is looked at now: after the commit, for others hold those rows in an
 * order of their own, and a wake that gets lost costs a minute.
 */
export async function followLive(deps: DeliveryDeps, tx: Tx, { row, standing }: WithStanding): Promise<void> {
  if (standing)
    await moveDelivery(deps, tx, {
      row: standing,
      move: { events: ['replace'], change: { nextAt: null }, facts: { by: row.revision } },
    });
  const { documentId, locale } = row;
  tx.afterCommit(() => deps.deliveries.wake(deps.database.read, { documentId, locale }));
}
