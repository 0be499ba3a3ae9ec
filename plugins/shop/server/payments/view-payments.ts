import { readPageCursor, type ReaderActor, type StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { OwnPayment, Payment, PaymentState, PayMethod, PayProviderName, Refund } from '../../contract';
import { askProvider } from './ask-provider';
import { movePayment } from './move-payment';
import type { PaymentDeps, PaymentRefusal } from './payment-deps';
import type { KeptPayment } from './payment-store';
import { presentOwn, presentPayment, presentRefund } from './present-payment';

/** Which payments somebody looks for. */
export type PaymentQuery = {
  readonly station: string;
  readonly state?: PaymentState | undefined;
  readonly subject?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** The payments of a station, the newest first. */
export async function listPayments(
  deps: PaymentDeps,
  actor: StaffActor,
  { station, state, subject, cursor, limit }: PaymentQuery,
): Promise<Result<{ readonly payments: Payment[]; readonly cursor: string | null }, PaymentRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const after = cursor === undefined ? undefined : readPageCursor(cursor);
  const lines = await deps.list(deps.database.read, { station, state, subject, after, limit: limit + 1 });
  const shown = lines.slice(0, limit);
  const last = lines.length > limit ? shown.at(-1) : undefined;
  return ok({
    payments: shown.map(presentPayment),
    cursor: last ? Buffer.from(`${last.mark} ${last.id}`).toString('base64').replace(/=+$/, '') : null,
  });
}

/** A word of a provider, as staff sees it. */
type SeenWord = { at: string; kind: 'payment' | 'refund'; said: string; outcome: string | null };
type SeenStep = {
  at: string;
  action: string;
  by: { kind: 'staff' | 'reader' | 'system'; id: string };
  facts: Record<string, unknown>;
};

/** A payment with all that happened to it. */
export type PaymentHistory = {
  readonly payment: Payment;
  readonly refunds: Refund[];
  readonly words: SeenWord[];
  readonly steps: SeenStep[];
};

/** A payment with its refunds, what its provider said, and who did what. */
export async function viewPayment(
  deps: PaymentDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<PaymentHistory, PaymentRefusal>> {
  const payment = await seen(deps, actor, id);
  if (!payment) return err('HEARTH.NOT_FOUND');
  const { read } = deps.database;
  const [refunds, words, steps] = await Promise.all([
    deps.refunds.ofPayment(read, id),
    deps.inbox.ofPayment(read, payment.outTradeNo),
    deps.ledger.of(payment.station, id),
  ]);
  return ok({
    payment: presentPayment(payment),
    refunds: refunds.map(presentRefund),
    words: words.map(({ at, ...word }) => ({ ...word, at: at.toISOString() })),
    steps: steps.map(({ at, action, actor: by, facts }) => ({
      ...{ at, action, facts: { ...facts } },
      by: { kind: by.kind, id: by.id },
    })),
  });
}

/** Asks the provider now, on a person's word; what is in dispute is decided by its answer. */
export async function queryPayment(
  deps: PaymentDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Payment, PaymentRefusal>> {
  const payment = await seen(deps, actor, id);
  if (!payment || payment.state === 'new') return err('HEARTH.NOT_FOUND');
  const answer = await askProvider(deps, payment, { askedBy: actor });
  return answer.ok ? ok(presentPayment(answer.value)) : answer;
}

/** Closes a payment in dispute: somebody found out what it was. */
export async function closeDisputed(
  deps: PaymentDeps,
  actor: StaffActor,
  { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<Result<Payment, PaymentRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<Payment, PaymentRefusal>> => {
    const held = await deps.payments.hold(tx, id);
    if (!held || !actor.stations.includes(held.station)) return err('HEARTH.NOT_FOUND');
    if (held.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (held.state !== 'disputed') {
      const { state } = held;
      return err('MACHINE.EVENT_NOT_ALLOWED', { machine: 'shop.payment', state, event: 'close', allowed: [] });
    }
    const patch = { problem: reason, askIn: null };
    const closed = await movePayment(deps, tx, { payment: held, event: 'close', actor, patch, facts: { reason } });
    return closed.ok ? ok(presentPayment(closed.value)) : closed;
  });
}

async function seen(deps: PaymentDeps, actor: StaffActor, id: string): Promise<KeptPayment | undefined> {
  const payment = await deps.payments.find(deps.database.read, id);
  return payment && actor.stations.includes(payment.station) ? payment : undefined;
}

/** A payment of one's own. */
export async function seeOwnPayment(
  deps: PaymentDeps,
  actor: ReaderActor,
  id: string,
): Promise<Result<OwnPayment, PaymentRefusal>> {
  const payment = await deps.payments.find(deps.database.read, id);
  return payment?.buyer === actor.id ? ok(presentOwn(payment)) : err('HEARTH.NOT_FOUND');
}

type Way = { provider: PayProviderName; methods: PayMethod[] };

/** How a station can be paid. */
export async function waysToPay(deps: PaymentDeps, station: string): Promise<Result<{ ways: Way[] }, never>> {
  const ways = await deps.providers.ways(station);
  return ok({ ways: ways.map(({ name, methods }) => ({ provider: name, methods: [...methods] })) });
}
