import { machine } from '@hearth/cms/kernel';
import type { Mystery } from '../../contract';

/** A parcel bought in secret is compared once, or never came. */
export const mysteryMachine = machine<Mystery['state'], Mystery['allowedEvents'][number]>({
  name: 'mystery buy',
  initial: 'bought',
  final: ['compared', 'lost'],
  states: { bought: { compare: 'compared', lose: 'lost' }, compared: {}, lost: {} },
});
