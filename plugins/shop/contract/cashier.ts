import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';

/** What somebody at the sandbox's till can do: pay, pay half a minute later, fail, or pay while the news of it is lost. */
export const cashierChoices = ['pay', 'pay-later', 'fail', 'lose-callback'] as const;

/** What somebody at the sandbox's till can do. */
export type CashierChoice = (typeof cashierChoices)[number];

const token = z.object({ token: z.string().regex(/^[\w-]{22}$/) });

/** A trade as the sandbox's till shows it. */
export const cashierTrade = z.strictObject({
  title: z.string(),
  amount: z.int(),
  state: z.enum(['waiting', 'paid', 'failed', 'closed']),
  until: z.iso.datetime(),
  returnUrl: z.string(),
});

/** A trade as the sandbox's till shows it. */
export type CashierTrade = z.output<typeof cashierTrade>;

/** The till of the sandbox (收银台): no money moves here. */
export const cashierContract = httpContract('payments', {
  cashierTrade: {
    method: 'GET',
    path: '/api/shop/cashier/:token',
    summary: 'What is to be paid at the sandbox’s till',
    access: 'public',
    params: token,
    result: cashierTrade,
    refusals: ['HEARTH.NOT_FOUND'],
    perMinute: 300,
  },
  cashierChoose: {
    method: 'POST',
    path: '/api/shop/cashier/:token/choices',
    summary: 'Pay at the sandbox’s till, later, not at all, or so that nobody hears of it',
    access: 'public',
    params: token,
    body: z.strictObject({ choice: z.enum(cashierChoices) }),
    result: cashierTrade,
    refusals: ['HEARTH.NOT_FOUND', 'PAY.TRADE_OVER'],
    perMinute: 120,
  },
});
