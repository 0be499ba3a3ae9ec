import { machine } from '@hearth/cms/kernel';
import type { AfterSaleEvent, AfterSaleState } from '../../contract';
import { ENDED } from './after-sale.rules';

// What a function returns that returns nothing: this machine asks for no facts.
type NoFacts = ReturnType<() => void>;

/** What follows an event besides the state: what was set aside of the line is free again. */
export type AfterSaleEffect = 'release';

const END = ['release'] as const;

/**
 * The life of an after-sale (售后单). Where the merchant or the station lets its clock run out, it is decided for the buyer; where the
 * buyer does, the request is over. What was decided once goes before the station at most, and what is upheld there is paid.
 */
export const afterSaleMachine = machine<AfterSaleState, AfterSaleEvent, NoFacts, AfterSaleEffect>({
  name: 'shop.after-sale',
  initial: 'requested',
  final: ENDED,
  states: {
    requested: { 'allow-by-rule': 'approved', queue: 'review' },
    review: {
      approve: 'approved',
      // Of an exchange for which there are no goods.
      'refund-instead': 'approved',
      decline: 'declined',
      'time-out': 'approved',
      withdraw: { to: 'withdrawn', effects: END },
    },
    declined: {
      escalate: 'arbitration',
      'let-go': { to: 'closed', effects: END },
      withdraw: { to: 'withdrawn', effects: END },
    },
    arbitration: {
      uphold: 'approved',
      reject: { to: 'rejected', effects: END },
      'time-out': 'approved',
      withdraw: { to: 'withdrawn', effects: END },
    },
    // Left in the same transaction: the goods come back first, or money goes at once, or other goods do.
    approved: { 'begin-refund': 'refunding', 'await-parcel': 'awaiting-parcel', 'hold-replacement': 'reshipping' },
    'awaiting-parcel': {
      send: 'returning',
      receive: 'inspecting',
      lapse: { to: 'lapsed', effects: END },
      withdraw: { to: 'withdrawn', effects: END },
    },
    // A parcel that never came is nobody's breach yet: the station looks into it.
    returning: { receive: 'inspecting', 'not-come': 'arbitration' },
    inspecting: {
      accept: 'refunding',
      'hold-replacement': 'reshipping',
      'refund-instead': 'refunding',
      refuse: 'refused',
      'time-out': 'refunding',
    },
    // What is promised and not sent in time is paid back.
    reshipping: { reship: 'reshipped', 'refund-instead': 'refunding', 'time-out': 'refunding' },
    reshipped: {
      confirm: { to: 'exchanged', effects: END },
      'let-go': { to: 'exchanged', effects: END },
      escalate: 'arbitration',
    },
    exchanged: {},
    refused: { appeal: 'arbitration', 'let-go': { to: 'closed', effects: END } },
    // Finance declined the refund, or gave it up after it failed: somebody has to decide once more.
    refunding: { 'refund-done': 'refunded', 'refund-stopped': 'arbitration' },
    refunded: {},
    rejected: {},
    closed: {},
    lapsed: {},
    withdrawn: {},
  },
});
