import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Clock, type Ids, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, Tx } from '@hearth/cms/platform';
import type { bookErrors, Donation, DonationEvent, PromiseDonation } from '../../contract';
import type { Books } from '../books/post';
import { charityWordIn } from './charity-words.rules';
import { donationMachine } from './donation.machine';
import type { DonationChange, DonationStore, KeptDonation } from './donation-store';

/** What the verbs of donations are handed. */
export type DonationDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly books: Books;
  readonly donations: DonationStore;
};

type Refused =
  | RefusalOf<typeof bookErrors, 'AGREEMENT_NOT_FOUND' | 'AGREEMENT_TOO_LATE' | 'CHARITY_WORDS' | 'DONATION_NOTHING'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  | MachineRefusal;
type Done = Promise<Result<Donation, Refused>>;
type Seen = { readonly id: string; readonly version: number };

/** Promises a donation. Without an agreement signed before the event there is none; words of raising money take a certificate. */
export async function promiseDonation(deps: DonationDeps, actor: StaffActor, given: PromiseDonation): Done {
  const signedAt = new Date(given.signedAt);
  const eventAt = new Date(given.eventAt);
  if (signedAt >= eventAt) return err('BOOKS.AGREEMENT_TOO_LATE');
  const word = given.qualification ? undefined : charityWordIn(given.promise);
  if (word) return err('BOOKS.CHARITY_WORDS', { word });
  const id = deps.ids.next();
  await deps.database.transaction(async (tx) => {
    const { station, id: madeBy } = actor;
    await deps.donations.insert(tx, { ...given, id, station, madeBy, signedAt, eventAt });
    const facts = { agreement: given.agreementHash };
    deps.ledger.append(tx, { actor, action: 'donation.promised', subject: id, facts });
  });
  return shown(deps, actor, id);
}

type Finding = (tx: Tx, donation: KeptDonation) => Promise<Result<DonationChange, Refused>>;

async function step(
  deps: DonationDeps,
  actor: StaffActor,
  { seen, event, find }: { readonly seen: Seen; readonly event: DonationEvent; readonly find?: Finding },
): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, Refused>> => {
    await deps.donations.hold(tx, actor.station, seen.id);
    const donation = await deps.donations.find(tx, actor.station, seen.id);
    if (!donation) return err('BOOKS.AGREEMENT_NOT_FOUND');
    if (donation.version !== seen.version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = donationMachine.next(donation.state, event, factsOf(actor, donation));
    if (!next.ok) return next;
    const change = find ? await find(tx, donation) : ok<DonationChange>({});
    if (!change.ok) return change;
    const isFirst = await deps.donations.move(tx, donation, { to: next.value.state, change: change.value });
    if (!isFirst) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: `donation.${event}`, subject: donation.id, facts: { ...change.value } });
    return ok();
  });
  return done.ok ? shown(deps, actor, seen.id) : done;
}

/** Takes over from the books what settled orders owe under the agreement. */
export function accrueDonation(deps: DonationDeps, actor: StaffActor, seen: Seen): Done {
  const find: Finding = async (tx, donation) => {
    const accrued = await deps.donations.owed(tx, donation);
    return accrued > 0 ? ok({ accrued }) : err('BOOKS.DONATION_NOTHING');
  };
  return step(deps, actor, { seen, event: 'accrue', find });
}

/** Says that a donation is to be paid; never by who promised it. */
export function fallDue(deps: DonationDeps, actor: StaffActor, seen: Seen): Done {
  return step(deps, actor, { seen, event: 'fall-due', find: () => Promise.resolve(ok({ dueBy: actor.id })) });
}

/** It was paid, against the charity's receipt; booked in the same transaction. */
export function payDonation(
  deps: DonationDeps,
  actor: StaffActor,
  { receiptNo, ...seen }: Seen & { readonly receiptNo: string },
): Done {
  const find: Finding = async (tx, { id, station, accrued }) => {
    await deps.books.post(tx, {
      ...{ station, kind: 'donation.paid', ref: id, at: deps.clock.now() },
      entries: [
        { account: `donationPayable:${id}`, side: 'debit', fen: accrued },
        { account: 'bank', side: 'credit', fen: accrued },
      ],
    });
    return ok({ paid: accrued, receiptNo });
  };
  return step(deps, actor, { seen, event: 'pay', find });
}

/** Publishes a donation that was paid. */
export function publishDonation(deps: DonationDeps, actor: StaffActor, seen: Seen): Done {
  return step(deps, actor, { seen, event: 'publish' });
}

/** Takes a promise back on which nothing was sold. */
export function cancelDonation(deps: DonationDeps, actor: StaffActor, seen: Seen): Done {
  return step(deps, actor, { seen, event: 'cancel' });
}

async function shown({ database, donations }: DonationDeps, actor: StaffActor, id: string): Done {
  const found = await donations.find(database.read, actor.station, id);
  return found ? ok(presentDonation(actor, found)) : err('BOOKS.AGREEMENT_NOT_FOUND');
}

const factsOf = (actor: StaffActor, { madeBy, isUsed }: KeptDonation) => ({ isMaker: madeBy === actor.id, isUsed });

/** A donation as pages see it: with what this person may do now. */
export function presentDonation(actor: StaffActor, donation: KeptDonation): Donation {
  const { station: _own, madeBy: _who, dueBy: _other, isUsed: _sold, ...shown } = donation;
  const { signedAt, eventAt, publishedAt, ...rest } = shown;
  return {
    ...rest,
    ...{ signedAt: signedAt.toISOString(), eventAt: eventAt.toISOString() },
    publishedAt: publishedAt?.toISOString() ?? null,
    allowed: [...donationMachine.allowed(donation.state, factsOf(actor, donation))],
  };
}
