import type { DelegationEvent, DelegationState } from '../../contract';
import { machine } from '../../kernel';

/** What a delegation's guards ask about time. */
export type DelegationFacts = { readonly now: Date; readonly startsAt: Date; readonly endsAt: Date };

const notOver = { name: 'not-over', check: ({ now, endsAt }: DelegationFacts) => now < endsAt };
const begun = { name: 'begun', check: ({ now, startsAt, endsAt }: DelegationFacts) => startsAt <= now && now < endsAt };
const over = { name: 'over', check: ({ now, endsAt }: DelegationFacts) => endsAt <= now };

/** Powers lent for a while: nothing is lent before the other accepts, and either can end it at any time. */
export const delegationMachine = machine<DelegationState, DelegationEvent, DelegationFacts>({
  name: 'delegation',
  initial: 'proposed',
  states: {
    proposed: {
      accept: { to: 'accepted', guard: notOver },
      decline: 'declined',
      revoke: 'revoked',
      end: { to: 'expired', guard: over },
    },
    accepted: { begin: { to: 'active', guard: begun }, revoke: 'revoked', end: { to: 'expired', guard: over } },
    active: { revoke: 'revoked', end: { to: 'expired', guard: over } },
    expired: {},
    revoked: {},
    declined: {},
  },
});
