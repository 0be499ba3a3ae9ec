import { machine } from '@hearth/cms/kernel';
import type { PaperEvent, PaperState } from '../../contract';

/** A paper speaks from the moment somebody accepts it until it ends, is taken back, or is found wrong after all. */
export const paperMachine = machine<PaperState, PaperEvent>({
  name: 'paper',
  initial: 'filed',
  final: ['refused', 'withdrawn'],
  states: {
    filed: { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' },
    accepted: { refuse: 'refused', withdraw: 'withdrawn' },
    refused: {},
    withdrawn: {},
  },
});
