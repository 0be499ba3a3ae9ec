import type { DutyFault } from '../../contract';
import { finding, seen } from './finding.rules';
import type { AgreementFacts, Finding, LiveFacts } from './live-facts.rules';

/** All orders by their count and their hash, and those with which something is wrong. */
function ordersWith(facts: LiveFacts, faults: readonly (readonly [DutyFault, readonly string[]])[]): Finding {
  const { count, digest } = facts.orders;
  const all = count === 0 ? [] : [seen('orders', String(count), { hash: digest })];
  return finding(facts, [
    ...faults.flatMap(([fault, orders]) => orders.map((id) => seen('order', id, { fault }))),
    ...all,
  ]);
}

/** What was promised with each order is under a signature, and reads as it did. */
export const promisesSigned = (facts: LiveFacts): Finding =>
  ordersWith(facts, [
    ['unsigned', facts.orders.unsigned],
    ['promise-changed', facts.orders.changed],
  ]);

/** Of goods that cannot be sent back each buyer confirmed it apart. */
export const noReturnConfirmed = (facts: LiveFacts): Finding =>
  ordersWith(facts, [['unconfirmed', facts.orders.unconfirmed]]);

/** Each order that was paid is there with its lines and its payment. */
export const evidenceKept = (facts: LiveFacts): Finding =>
  ordersWith(facts, [['record-missing', facts.orders.missing]]);

function agreementsWith(facts: LiveFacts, faultOf: (one: AgreementFacts) => DutyFault | null): Finding {
  const { session, agreements } = facts;
  if (agreements.length === 0) return finding(facts, [seen('text', session.title, { fault: 'no-agreement' })]);
  return finding(
    facts,
    agreements.map((one) => seen('donation', one.id, { hash: one.hash, fault: faultOf(one) })),
  );
}

/** Each agreement was signed before the live began. */
export const agreementFirst = (facts: LiveFacts): Finding =>
  agreementsWith(facts, ({ signedAt }) =>
    Date.parse(signedAt) < Date.parse(facts.session.beginsAt) ? null : 'signed-late',
  );

/** What was promised was paid and published. */
export const donationsPaid = (facts: LiveFacts): Finding =>
  agreementsWith(facts, ({ state }) => {
    if (state === 'published') return null;
    return state === 'paid' ? 'not-published' : 'not-paid';
  });

/** All leaders of groups were approved. */
export const leadersApproved = (facts: LiveFacts): Finding =>
  finding(
    facts,
    facts.groups.map(({ id, isApproved }) => seen('group', id, { fault: isApproved ? null : 'not-approved' })),
  );

/** All requests of buyers were answered in time. */
export function complaintsInTime(facts: LiveFacts): Finding {
  const { count, overdue, byClock } = facts.sales;
  const all = count === 0 ? [] : [seen('after-sales', String(count))];
  return finding(facts, [
    ...overdue.map((id) => seen('after-sale', id, { fault: 'overdue' })),
    ...byClock.map((id) => seen('after-sale', id, { fault: 'by-clock' })),
    ...all,
  ]);
}
