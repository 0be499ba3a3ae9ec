import { machine } from '@hearth/cms/kernel';
import type { SeatEvent, SeatState } from '../../contract';

/** A seat on a panel. Whoever has ties leaves it, also when they remember late; whoever lost the salt of a sealed sheet scores anew. */
export const seatMachine = machine<SeatState, SeatEvent>({
  name: 'vetting seat',
  initial: 'asked',
  final: ['revealed', 'recused', 'released'],
  states: {
    asked: { clear: 'cleared', recuse: 'recused', release: 'released' },
    cleared: { seal: 'sealed', recuse: 'recused', release: 'released' },
    sealed: { reveal: 'revealed', redo: 'cleared' },
    revealed: {},
    recused: {},
    released: {},
  },
});
