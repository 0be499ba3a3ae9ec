import type { Channel, PostingEvent, PostingState } from '../../contract';
import type { Tx } from '../../platform';
import type { Edition } from '../editions/edition-store';
import type { Delivery, DeliveryChange } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import { gateFacts } from './gate-facts';
import { gateOf, type Gate } from './gates.rules';
import { moveDelivery, type DeliveryMove } from './move-delivery';

/** What a worker has to do with a delivery that it holds. */
export type Work = {
  readonly act: 'send' | 'look' | 'withdraw' | 'probe';
  readonly row: Delivery;
  readonly channel: Channel;
  readonly edition: Edition;
};

/** Taken: work to do, a row that only had to wait on, or nothing that is due. */
export type Taken = Work | 'moved' | undefined;

export const LEASE = 60_000;

/** Takes the next delivery that is due, with a lease, unless a gate is shut: then it waits for that gate. */
export async function takeWork(deps: DeliveryDeps): Promise<Taken> {
  return deps.database.transaction(async (tx) => {
    const row = await deps.deliveries.takeDue(tx);
    if (!row) return undefined;
    const about = await aboutOf(deps, tx, row);
    const act = ACTS[row.state];
    if (await isOver(deps, tx, row)) return 'moved';
    if (act === 'send') return claim(deps, tx, about);
    if (act !== undefined) return lease(deps, tx, { ...about, act });
    // Nobody looks at what rests; a row that says otherwise is put to rest instead of turning for ever.
    await deps.deliveries.change(tx, row, { nextAt: null });
    return 'moved';
  });
}

/** What is done with a delivery that is due, by its state. */
const ACTS: Readonly<Partial<Record<PostingState, Work['act']>>> = {
  planned: 'send',
  gated: 'send',
  due: 'send',
  failed_retryable: 'send',
  unknown: 'look',
  accepted: 'look',
  platform_review: 'look',
  takedown_due: 'withdraw',
  still_visible: 'withdraw',
  verifying: 'probe',
};

type About = Pick<Work, 'row' | 'channel' | 'edition'>;

/** Everything that belongs to a delivery; constraints see to it that it is there. */
export async function aboutOf(deps: DeliveryDeps, tx: Tx, row: Delivery): Promise<About> {
  const channel = await deps.channels.byId(tx, row.channel);
  const edition = await deps.editions.byId(tx, row.edition);
  if (!channel || !edition) throw new Error(`delivery ${row.id} has lost its channel or its edition`);
  return { row, channel, edition };
}

const MAY_END: readonly PostingState[] = ['planned', 'gated', 'due', 'live'];

/** What was to end by plan ends: what is out comes down, and what is not out yet never goes. */
async function isOver(deps: DeliveryDeps, tx: Tx, row: Delivery): Promise<boolean> {
  if (row.endsAt === null || !MAY_END.includes(row.state)) return false;
  const now = await deps.time.now(tx);
  if (row.endsAt > now) return false;
  const change = { nextAt: row.state === 'live' ? now : null, looks: 0 };
  const facts = { endsAt: row.endsAt.toISOString() };
  return (await moveDelivery(deps, tx, { row, move: { events: ['expire'], change, facts } })).ok;
}

const OPENING: Readonly<Partial<Record<PostingState, readonly PostingEvent[]>>> = {
  planned: ['open'],
  gated: ['open'],
  failed_retryable: ['retry'],
};

async function claim(deps: DeliveryDeps, tx: Tx, about: About): Promise<Taken> {
  const { row } = about;
  const gate = gateOf(await gateFacts(deps, tx, about));
  if (!gate.open) {
    await hold(deps, tx, { row, gate });
    return 'moved';
  }
  const opening: readonly PostingEvent[] = OPENING[row.state] ?? [];
  const move: DeliveryMove = { events: [...opening, 'claim'], change: await leaseOf(deps, tx) };
  return (await moveDelivery(deps, tx, { row, move })).ok ? held(deps, tx, { ...about, act: 'send' }) : 'moved';
}

/** Lets a delivery wait for a gate; without a moment it waits for a person or for what else opens it. */
export async function hold(
  deps: DeliveryDeps,
  tx: Tx,
  { row, gate }: { readonly row: Delivery; readonly gate: Extract<Gate, { open: false }> },
): Promise<void> {
  if (await isOvertaken(deps, tx, row)) {
    const over = await moveDelivery(deps, tx, { row, move: { events: ['cancel'], change: { nextAt: null } } });
    if (over.ok) return;
  }
  const change = { gate: gate.gate, nextAt: gate.until };
  await moveDelivery(deps, tx, { row, move: { events: ['hold'], change, facts: { gate: gate.gate } } });
}

/**
 * Words that were on their way when newer ones were signed: held, they would keep the newer ones waiting behind them. Read without a
 * lock: whoever plans takes the rows of a story in their order, and this row is held already.
 */
async function isOvertaken(deps: DeliveryDeps, tx: Tx, row: Delivery): Promise<boolean> {
  const newest = await deps.deliveries.latest(tx, row);
  return newest !== undefined && newest.revision > row.revision;
}

async function lease(deps: DeliveryDeps, tx: Tx, work: Work): Promise<Taken> {
  const { row, act } = work;
  const change = { ...(await leaseOf(deps, tx)), looks: row.looks + 1 };
  if (act === 'withdraw') {
    const moved = await moveDelivery(deps, tx, { row, move: { events: ['start_down'], change } });
    return moved.ok ? held(deps, tx, work) : 'moved';
  }
  return (await deps.deliveries.change(tx, row, change)) ? held(deps, tx, work) : 'moved';
}

async function leaseOf(deps: DeliveryDeps, tx: Tx): Promise<DeliveryChange> {
  const now = await deps.time.now(tx);
  return { leaseOwner: deps.worker, leaseUntil: new Date(now.getTime() + (deps.lease ?? LEASE)) };
}

async function held(deps: DeliveryDeps, tx: Tx, work: Work): Promise<Taken> {
  const row = await deps.deliveries.forUpdate(tx, work.row.id);
  return row && { ...work, row };
}
