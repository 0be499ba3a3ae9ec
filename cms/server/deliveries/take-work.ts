import { hashOf } from '../../kernel';
import type { Channel, PostingEvent, PostingState } from '../../contract';
import type { Tx } from '../../platform';
import { takesPlace } from '../corrections/correction.rules';
import type { Edition } from '../editions/edition-store';
import type { Delivery, DeliveryChange, Due } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import { gateFacts } from './gate-facts';
import { gateOf, type Gate, type GateFacts } from './gates.rules';
import { LEASE } from './hold-lease';
import { moveDelivery } from './move-delivery';

/** What a worker has to do with a delivery that it holds. */
export type Work = About & {
  readonly act: Act;
  /** The attempt that was begun, where something is sent; whatever else is asked notes its own at the end. */
  readonly attempt: string | null;
  /** The post that this one takes the place of. */
  readonly replaces: string | null;
};

type Act = 'send' | 'look' | 'withdraw' | 'probe';
type About = { readonly row: Delivery; readonly channel: Channel; readonly edition: Edition };
type Taking = About & { readonly now: Date };

/** Taken: work to do, a row that only had to wait on, or nothing, because somebody else was there first. */
export type Taken = Work | 'moved' | undefined;

/**
 * Takes a delivery that is due, with a lease, unless a gate is shut: then it waits for that gate. Whoever stops sends holds locks that
 * are taken here before the row, so a send is on record before they begin or it asks the gates after they have committed. The gates are
 * asked in the transaction that says that it was begun, and the call comes right after its commit.
 */
export async function takeWork(deps: DeliveryDeps, due: Due): Promise<Taken> {
  return deps.database.transaction(async (tx) => {
    const act = ACTS[due.state];
    if (act === 'send') await deps.deliveries.beginSend(tx, due);
    const taken = await deps.deliveries.takeDue(tx, due);
    if (!taken) return undefined;
    const about = { ...(await aboutOf(deps, tx, taken.row)), now: taken.now };
    if (await isOver(deps, tx, about)) return 'moved';
    if (act === 'send') return send(deps, tx, about);
    if (act !== undefined) return lease(deps, tx, { ...about, act });
    // Nobody looks at what rests; a row that says otherwise is put to rest instead of turning for ever.
    await deps.deliveries.change(tx, taken.row, { nextAt: null });
    return 'moved';
  });
}

/** What is done with a delivery that is due, by its state. */
const ACTS: Readonly<Partial<Record<PostingState, Act>>> = {
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

/** Everything that belongs to a delivery; constraints see to it that it is there. */
async function aboutOf(deps: DeliveryDeps, tx: Tx, row: Delivery): Promise<About> {
  const channel = await deps.channels.byId(tx, row.channel);
  const edition = await deps.editions.byId(tx, row.edition);
  if (!channel || !edition) throw new Error(`delivery ${row.id} has lost its channel or its edition`);
  return { row, channel, edition };
}

const MAY_END: readonly PostingState[] = ['planned', 'gated', 'due', 'live'];

/** What was to end by plan ends: what is out comes down, and what is not out yet never goes. */
async function isOver(deps: DeliveryDeps, tx: Tx, { row, now }: Taking): Promise<boolean> {
  if (row.endsAt === null || row.endsAt > now || !MAY_END.includes(row.state)) return false;
  const change = { nextAt: row.state === 'live' ? now : null, looks: 0 };
  const facts = { endsAt: row.endsAt.toISOString() };
  return (await moveDelivery(deps, tx, { row, move: { events: ['expire'], change, facts } })).ok;
}

const OPENING: Readonly<Partial<Record<PostingState, readonly PostingEvent[]>>> = {
  planned: ['open'],
  gated: ['open'],
  failed_retryable: ['retry'],
};

async function send(deps: DeliveryDeps, tx: Tx, about: Taking): Promise<Taken> {
  const { row, edition, now } = about;
  const facts = await gateFacts(deps, tx, about);
  const gate = gateOf(facts);
  if (!gate.open) {
    await hold(deps, tx, { row, gate });
    return 'moved';
  }
  const opening: readonly PostingEvent[] = OPENING[row.state] ?? [];
  const began = { attempt: row.attempt + 1, looks: 0, sentAt: now };
  const change: DeliveryChange = { ...leaseOf(deps, now), ...began };
  const move = { events: [...opening, 'claim', 'start'] as const, change, covered: facts.covered };
  if (!(await moveDelivery(deps, tx, { row, move })).ok) return 'moved';
  await drawOn(deps, tx, { row, licence: facts.licence });
  const replaces = await replacedBy(deps, tx, about);
  const attempt = deps.ids.next();
  const { station, id: delivery } = row;
  const noted = { id: attempt, station, delivery, n: began.attempt, worker: deps.worker };
  await deps.attempts.begin(tx, { ...noted, act: 'send', digest: hashOf(edition.content) });
  return { ...about, row: { ...row, attempt: began.attempt }, act: 'send', attempt, replaces };
}

/** The post that this one takes the place of, if there is one. */
async function replacedBy(deps: DeliveryDeps, tx: Tx, { row, channel, edition }: About): Promise<string | null> {
  const standing = await deps.deliveries.standing(tx, row);
  if (!standing) return null;
  const { documentId, locale } = row;
  const corrects = await deps.corrections.corrects(tx, { documentId, locale, hash: edition.masterHash });
  return takesPlace(channel, { corrects }) ? standing.platformId : null;
}

type Drawing = { readonly row: Delivery; readonly licence: GateFacts['licence'] };

/** A story that goes out on an account is one use of the leases that let it. */
async function drawOn(deps: DeliveryDeps, tx: Tx, { row, licence }: Drawing): Promise<void> {
  if (!licence?.ok) return;
  const { station, documentId, locale, channel, id: delivery } = row;
  await deps.leases.draw(tx, licence.leases, { station, documentId, locale, channel, delivery });
}

type Held = { readonly row: Delivery; readonly gate: Extract<Gate, { open: false }> };

/** Lets a delivery wait for a gate; without a moment it waits for a person or for what else opens it. */
async function hold(deps: DeliveryDeps, tx: Tx, { row, gate }: Held): Promise<void> {
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

async function lease(deps: DeliveryDeps, tx: Tx, about: Taking & { readonly act: Act }): Promise<Taken> {
  const { row, act, now } = about;
  const change = { ...leaseOf(deps, now), looks: row.looks + 1 };
  const work = { ...about, row: { ...row, looks: change.looks }, attempt: null, replaces: null };
  if (act === 'withdraw')
    return (await moveDelivery(deps, tx, { row, move: { events: ['start_down'], change } })).ok ? work : 'moved';
  return (await deps.deliveries.change(tx, row, change)) ? work : 'moved';
}

const leaseOf = (deps: DeliveryDeps, now: Date): DeliveryChange => ({
  leaseOwner: deps.worker,
  leaseUntil: new Date(now.getTime() + (deps.lease ?? LEASE)),
});
