import { machine } from '@hearth/cms/kernel';
import type { DifferenceEvent, DifferenceState } from '../../contract';

/** What the guards ask about whoever signs. */
export type DifferenceFacts = { readonly isFirst: boolean };

const another = { name: 'another-person', check: ({ isFirst }: DifferenceFacts) => !isFirst };
const own = { name: 'own-signature', check: ({ isFirst }: DifferenceFacts) => isFirst };

/** A difference (对账差异): two people sign it, or it stays open. */
export const differenceMachine = machine<DifferenceState, DifferenceEvent, DifferenceFacts>({
  name: 'book-difference',
  initial: 'open',
  final: ['settled'],
  states: {
    open: { sign: 'signed' },
    signed: { countersign: { to: 'settled', guard: another }, withdraw: { to: 'open', guard: own } },
    settled: {},
  },
});
