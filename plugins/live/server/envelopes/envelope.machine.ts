import { machine } from '@hearth/cms/kernel';
import type { EnvelopeEffect, EnvelopeEvent, EnvelopeState } from '../../contract';

// What a machine without facts is given.
type NoFacts = ReturnType<() => void>;

/**
 * A red packet (红包): its money is set aside before anybody hears of it, its shares are split before it opens, and what nobody took goes back.
 * Once it is open it only ends: nobody calls a share back that somebody may be reaching for.
 */
export const envelopeMachine = machine<EnvelopeState, EnvelopeEvent, NoFacts, EnvelopeEffect>({
  name: 'red-packet',
  initial: 'draft',
  final: ['archived', 'cancelled'],
  states: {
    draft: { fund: { to: 'funded', effects: ['set-aside'] }, cancel: 'cancelled' },
    funded: {
      publish: { to: 'published', effects: ['split'] },
      cancel: { to: 'cancelled', effects: ['give-back'] },
    },
    published: { open: 'open', cancel: { to: 'cancelled', effects: ['give-back'] } },
    open: { 'sell-out': 'sold-out', expire: 'expired', stop: 'expired' },
    'sold-out': { settle: { to: 'settled', effects: ['give-back'] } },
    expired: { settle: { to: 'settled', effects: ['give-back'] } },
    settled: { archive: 'archived' },
    archived: {},
    cancelled: {},
  },
});
