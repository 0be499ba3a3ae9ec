import { Bug, unwrap } from '../../kernel';
import type { DeliveryEvent } from '../../contract';
import type { Tx } from '../database/database';
import { errorTrace, nextTry, type Retry } from '../outbox/outbox.rules';
import { deliveryMachine } from './delivery.machine';
import { patienceAfterLoss } from './delivery.rules';
import {
  deliveryForUpdate,
  dueDelivery,
  endAttempt,
  insertAttempt,
  moveDelivery,
  type Delivery,
  type DeliveryChange,
} from './delivery-store';
import { readBy } from './inbox-store';
import { LANE_PATIENCE, type LaneOutcome } from './lanes/lane';
import { ROBOT_PACE } from './lanes/robots';
import type { NoticeWork } from './notices-deps';
import { handOver, whyNot } from './hand-over';
import { pauseWebhook, waitFor, webhookForUpdate } from './webhook-store';

/** About twenty minutes of patience with a server that is away. */
const RETRY: Retry = { limit: 6, delay: 20, backoff: true };

type Claimed = { readonly delivery: Delivery; readonly attempt: string };

/**
 * Sends the next due delivery. That it is being sent is committed before anything leaves the house: whoever dies in between leaves
 * a delivery that says so, and it ends as `unknown` instead of being sent blindly again.
 */
export async function sendNext(work: NoticeWork, found: () => void): Promise<void> {
  const claimed = await work.database.transaction((tx) => claim(work, tx, found));
  if (!claimed) return;
  const outcome = await outcomeOf(work, claimed.delivery);
  await work.database.transaction((tx) => settle(work, tx, { ...claimed, outcome }));
}

async function claim(work: NoticeWork, tx: Tx, found: () => void): Promise<Claimed | undefined> {
  const delivery = await dueDelivery(tx);
  if (!delivery) return undefined;
  found();
  const reason = await needless(work, tx, delivery);
  if (reason !== undefined) {
    await step(tx, delivery, 'spare', { says: reason });
    return undefined;
  }
  const wait = delivery.webhook === null ? 0 : await paceOf(tx, delivery.webhook);
  if (wait > 0) {
    await moveDelivery(tx, delivery, delivery.state, { due: wait });
    return undefined;
  }
  const attempt = work.ids.next();
  await insertAttempt(tx, { id: attempt, delivery: delivery.id, webhook: delivery.webhook });
  const change = { lease: work.lease ?? LANE_PATIENCE + 10_000, tries: delivery.tries + 1 };
  await step(tx, delivery, 'claim', change);
  const { version, tries } = delivery;
  return { delivery: { ...delivery, state: 'sending', version: version + 1, tries: tries + 1 }, attempt };
}

/** Who has read it in the admin need not be rung; who left, or whose robot was closed, must not be. */
async function needless(work: NoticeWork, tx: Tx, delivery: Delivery): Promise<string | undefined> {
  const { person, notice } = delivery;
  if (person !== null && (await readBy(tx, notice, person))) return 'read in the admin before it was sent';
  return whyNot(work, tx, delivery);
}

async function paceOf(tx: Tx, id: string): Promise<number> {
  const robot = await webhookForUpdate(tx, id);
  return robot ? waitFor(tx, id, ROBOT_PACE[robot.platform]) : 0;
}

async function outcomeOf(work: NoticeWork, delivery: Delivery): Promise<LaneOutcome> {
  try {
    return await handOver(work, delivery);
  } catch (error) {
    // A lane answers and does not throw; when it does, nobody can say how far it got.
    work.log.error('a lane broke', { lane: delivery.lane, delivery: delivery.id, trace: errorTrace(error) });
    return { state: 'unknown', says: errorTrace(error) };
  }
}

type Ended = Claimed & { readonly outcome: LaneOutcome };

async function settle(work: NoticeWork, tx: Tx, { delivery, attempt, outcome }: Ended): Promise<void> {
  const { says } = outcome;
  await endAttempt(tx, attempt, { outcome: outcome.state, says });
  if (outcome.state === 'throttled' && delivery.webhook !== null)
    await pauseWebhook(tx, delivery.webhook, outcome.wait);
  const now = await deliveryForUpdate(tx, delivery.id);
  // Our lease ran out and somebody called it lost; late evidence still counts while nobody has acted on the loss.
  if (now?.state === 'unknown' && outcome.state === 'sent') {
    await step(tx, now, 'reconcile', { says: `${says}, answered late` });
    return;
  }
  if (now?.state !== 'sending' || now.version !== delivery.version) return;
  await byOutcome(work, tx, { delivery: now, outcome });
}

async function byOutcome(
  work: NoticeWork,
  tx: Tx,
  { delivery, outcome }: { readonly delivery: Delivery; readonly outcome: LaneOutcome },
): Promise<void> {
  const { says } = outcome;
  switch (outcome.state) {
    case 'sent':
      return step(tx, delivery, 'accept', { says });
    case 'throttled':
      return step(tx, delivery, 'throttle', { says, due: outcome.wait, tries: delivery.tries - 1 });
    case 'unknown':
      return step(tx, delivery, 'lose', { says, due: patienceAfterLoss(delivery) * 1000 });
    case 'refused': {
      const wait = outcome.forGood ? undefined : nextTry(RETRY, delivery.tries, work.random);
      await step(tx, delivery, 'refuse', { says, due: wait ?? 0 });
      if (wait === undefined) {
        const failed: Delivery = { ...delivery, state: 'failed', version: delivery.version + 1 };
        await step(tx, failed, 'give-up', { says });
        const { id, lane, tries } = delivery;
        work.log.error('a notice could not be delivered', { delivery: id, lane, tries, says });
      }
    }
  }
}

/** Moves a delivery by its machine. The caller holds the row, so a move that fails is a bug of ours. */
export async function step(
  tx: Tx,
  delivery: Delivery,
  ...[event, change]: [DeliveryEvent, DeliveryChange?]
): Promise<void> {
  const next = unwrap(deliveryMachine.next(delivery.state, event));
  if (!(await moveDelivery(tx, delivery, next.state, change))) throw new Bug('a locked delivery moved');
}
