import { machine } from '@hearth/cms/kernel';
import type { DonationEvent, DonationState } from '../../contract';

/** What the guards ask about a donation and whoever acts on it. */
export type DonationFacts = {
  readonly isMaker: boolean;
  /** Something is or was sold that gives under its agreement. */
  readonly isUsed: boolean;
};

const another = { name: 'another-person', check: ({ isMaker }: DonationFacts) => !isMaker };
const unused = { name: 'nothing-sold', check: ({ isUsed }: DonationFacts) => !isUsed };

/** A donation (捐赠): promised by agreement, accrued by settled orders, due by another person’s word, paid against a receipt, published. */
export const donationMachine = machine<DonationState, DonationEvent, DonationFacts>({
  name: 'donation',
  initial: 'promised',
  final: ['published', 'void'],
  states: {
    promised: { accrue: 'accrued', cancel: { to: 'void', guard: unused } },
    accrued: { accrue: 'accrued', 'fall-due': { to: 'due', guard: another } },
    due: { pay: 'paid' },
    paid: { publish: 'published' },
    published: {},
    void: {},
  },
});
