import { machine } from '@hearth/cms/kernel';
import type { OrderEffect, OrderEvent, OrderState } from '../../contract';

// What a function returns that returns nothing: this machine asks for no facts.
type NoFacts = ReturnType<() => void>;

/**
 * The life of an order (订单). It is born with its stock held. Money that comes after it was cancelled takes its stock again, or goes
 * back: no order is both cancelled and paid.
 */
export const orderMachine = machine<OrderState, OrderEvent, NoFacts, OrderEffect>({
  name: 'order',
  initial: 'awaiting-payment',
  final: ['closed', 'cancelled', 'refunded'],
  states: {
    'awaiting-payment': {
      pay: { to: 'paid', effects: ['claim'] },
      reserve: { to: 'reserved', effects: ['claim'] },
      expire: { to: 'cancelled', effects: ['give-back'] },
      cancel: { to: 'cancelled', effects: ['give-back'] },
    },
    // Its deposit came. Whatever ends it before the balance does gives the deposit back.
    reserved: {
      pay: 'paid',
      lapse: { to: 'cancelled', effects: ['give-back', 'return-deposit'] },
      cancel: { to: 'cancelled', effects: ['give-back', 'return-deposit'] },
      'call-off': { to: 'cancelled', effects: ['give-back', 'return-deposit'] },
    },
    paid: {
      confirm: 'confirmed',
      freeze: 'held',
      'run-short': 'shortage',
      refund: { to: 'refunded', effects: ['give-back'] },
    },
    held: { clear: 'paid', refund: { to: 'refunded', effects: ['give-back'] } },
    shortage: { wait: 'confirmed', refund: { to: 'refunded', effects: ['give-back'] } },
    confirmed: {
      pick: 'picking',
      'run-short': 'shortage',
      refund: { to: 'refunded', effects: ['give-back'] },
    },
    picking: {
      ship: { to: 'shipped', effects: ['send-off'] },
      'run-short': 'shortage',
      refund: { to: 'refunded', effects: ['give-back'] },
    },
    // What has left the house comes back as a return, which counts it in again: a refund alone gives nothing back.
    shipped: { deliver: 'delivered', refund: 'refunded' },
    delivered: { receive: 'received', refund: 'refunded' },
    received: { close: 'closed', refund: 'refunded' },
    closed: {},
    cancelled: { 'pay-late': { to: 'paid', effects: ['take-again'] }, refund: 'refunded' },
    refunded: {},
  },
});
