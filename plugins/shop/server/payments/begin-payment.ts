import type { ReaderActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { OwnPayment, PayableKind, PayMethod, PayProviderName } from '../../contract';
import { closeOpen } from './close-open';
import { movePayment } from './move-payment';
import { orderOf } from './order-of';
import type { Owed } from './payable';
import type { PaymentDeps, PaymentRefusal } from './payment-deps';
import { tillOf } from './payment-deps';
import { presentOwn } from './present-payment';
import { isOpen, secondsUntilQuery } from './payment.rules';
import type { KeptPayment } from './payment-store';
import type { Begun, Payer, PayProvider } from './provider';

/** How somebody wants to pay for something. */
export type WantedPayment = {
  readonly kind: PayableKind;
  readonly subject: string;
  readonly provider: PayProviderName;
  readonly method: PayMethod;
  readonly payer: Payer;
};

/** What a provider hands out grows old: WeChat's links live for five minutes. */
const FRESH = 4 * 60_000;

/** Begins to pay for something. Asked again it answers what is open; another way closes the one before. */
export async function beginPayment(
  deps: PaymentDeps,
  actor: ReaderActor,
  wanted: WantedPayment,
): Promise<Result<OwnPayment, PaymentRefusal>> {
  const found = await deps.database.transaction((tx) => lookAt(deps, tx, { actor, wanted }));
  if (!found.ok) return found;
  const { owed, open } = found.value;
  const provider = await deps.providers.of(owed.station, wanted.provider);
  if (!provider) return err('PAY.NOT_OFFERED', { provider: wanted.provider });
  if (!provider.methods.includes(wanted.method)) return err('PAY.METHOD_NOT_OFFERED', { method: wanted.method });
  if (open && isSame(open, wanted, owed)) {
    return isFresh(deps, open) ? ok(presentOwn(open)) : send(deps, open, { provider, payer: wanted.payer });
  }
  const closed = open ? await closeOpen(deps, open) : ok(null);
  if (!closed.ok) return closed;
  const written = await write(deps, actor, wanted);
  return written.ok ? send(deps, written.value, { provider, payer: wanted.payer }) : written;
}

type Looked = { readonly owed: Owed; readonly open: KeptPayment | undefined };

async function lookAt(
  deps: PaymentDeps,
  tx: Tx,
  { actor, wanted }: { readonly actor: ReaderActor; readonly wanted: WantedPayment },
): Promise<Result<Looked, PaymentRefusal>> {
  if (!deps.payables.knows(wanted.kind)) return err('HEARTH.NOT_FOUND');
  const open = await deps.payments.holdOpen(tx, wanted);
  const owed = await deps.payables.of(wanted.kind).owed(tx, wanted.subject);
  if (!owed.ok) return owed;
  if (owed.value.buyer !== actor.id) return err('HEARTH.NOT_FOUND');
  return ok({ owed: owed.value, open });
}

const isSame = (open: KeptPayment, wanted: WantedPayment, owed: Owed): boolean =>
  isOpen(open.state) &&
  open.provider === wanted.provider &&
  open.method === wanted.method &&
  open.amount === owed.amount &&
  open.until.getTime() === owed.until.getTime();

const isFresh = ({ clock }: PaymentDeps, { state, handover, createdAt }: KeptPayment): boolean =>
  state === 'pending' && handover !== null && clock.now().getTime() - createdAt.getTime() < FRESH;

async function write(
  deps: PaymentDeps,
  actor: ReaderActor,
  wanted: WantedPayment,
): Promise<Result<KeptPayment, PaymentRefusal>> {
  const id = deps.ids.next();
  return deps.database.transaction(async (tx): Promise<Result<KeptPayment, PaymentRefusal>> => {
    const found = await lookAt(deps, tx, { actor, wanted });
    if (!found.ok) return found;
    const { station, amount, title, until, buyer } = found.value.owed;
    const { kind, subject, provider, method } = wanted;
    const outTradeNo = id.replaceAll('-', '');
    const row = { id, station, kind, subject, buyer, provider, method, outTradeNo, amount, title, until };
    if (!(await deps.payments.insert(tx, row))) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, {
      ...{ actor: { ...actor, station }, action: 'payment.begun', subject: id, version: '1' },
      facts: { kind, of: subject, amount, provider, method },
    });
    const made = await deps.payments.find(tx, id);
    return made ? ok(made) : err('HEARTH.NOT_FOUND');
  });
}

type Sending = { readonly provider: PayProvider; readonly payer: Payer };

/** Marks it sent, calls, and writes down what came back: three steps, and whoever dies between them leaves a payment that is asked for. */
async function send(
  deps: PaymentDeps,
  payment: KeptPayment,
  { provider, payer }: Sending,
): Promise<Result<OwnPayment, PaymentRefusal>> {
  const sent = await deps.database.transaction((tx) => markSent(deps, tx, payment.id));
  if (!sent.ok) return sent;
  const begun = await provider.begin(orderOf(deps.root(), sent.value), payer);
  if (begun.ok) return deps.database.transaction((tx) => markBegun(deps, tx, { id: payment.id, begun: begun.value }));
  if (begun.error.code === 'PAY.PROVIDER_LOST') return begun;
  const why = begun.error.code === 'PAY.PROVIDER_REFUSED' ? begun.error.details.why : begun.error.code;
  await deps.database.transaction(async (tx) => {
    const held = await deps.payments.hold(tx, payment.id);
    if (held?.state !== 'sent') return;
    const patch = { problem: why, askIn: null };
    await movePayment(deps, tx, { payment: held, event: 'fail', actor: tillOf(held.station), patch });
  });
  return begun;
}

async function markSent(deps: PaymentDeps, tx: Tx, id: string): Promise<Result<KeptPayment, PaymentRefusal>> {
  const held = await deps.payments.hold(tx, id);
  if (!held || !isOpen(held.state)) return err('HEARTH.CHANGED_MEANWHILE');
  if (held.state !== 'new') return ok(held);
  const askIn = secondsUntilQuery(0);
  await deps.work.dueIn(tx, id, askIn);
  return movePayment(deps, tx, { payment: held, event: 'send', actor: tillOf(held.station), patch: { askIn } });
}

async function markBegun(
  deps: PaymentDeps,
  tx: Tx,
  { id, begun }: { readonly id: string; readonly begun: Begun },
): Promise<Result<OwnPayment, PaymentRefusal>> {
  const held = await deps.payments.hold(tx, id);
  if (!held) return err('HEARTH.NOT_FOUND');
  const { handover, providerRef } = begun;
  const patch = { handover, providerRef };
  if (held.state === 'sent') {
    const moved = await movePayment(deps, tx, { payment: held, event: 'await', actor: tillOf(held.station), patch });
    return moved.ok ? ok(presentOwn(moved.value)) : moved;
  }
  // Paid or closed while the answer was on its way: the buyer is told what is, and not led to a till.
  if (held.state !== 'pending') return ok(presentOwn(held));
  await deps.payments.patch(tx, held, patch);
  return ok(presentOwn({ ...held, handover }));
}
