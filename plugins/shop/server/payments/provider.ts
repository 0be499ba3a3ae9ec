import type { RefusalOf } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type {
  PayHandover,
  PayIdentity,
  PaymentFacts,
  PayMethod,
  paymentErrors,
  PayProviderName,
  RefundFacts,
} from '../../contract';

/** What a provider refuses: it said no, or nobody knows what it did. */
export type ProviderRefusal = RefusalOf<
  typeof paymentErrors,
  'PROVIDER_REFUSED' | 'PROVIDER_LOST' | 'METHOD_NOT_OFFERED'
>;

/** A payment as a provider is told of it: the same each time, so that a repeated call is the same call. */
export type PayOrder = {
  readonly station: string;
  readonly outTradeNo: string;
  readonly amount: number;
  readonly title: string;
  readonly method: PayMethod;
  readonly until: Date;
  readonly notifyUrl: string;
  readonly returnUrl: string;
  /** What the provider called the payment when it began. */
  readonly providerRef: string | null;
  /** What the provider calls the trade that paid. */
  readonly tradeRef: string | null;
};

/** Who pays, as far as a provider wants to know. */
export type Payer = { readonly address: string; readonly openid?: string | undefined };

/** A refund as a provider is told of it. */
export type RefundOrder = {
  readonly order: PayOrder;
  readonly key: string;
  readonly amount: number;
  readonly reason: string;
};

/** A call of a provider as it came. */
export type CallbackCall = {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** What a call says, once its signature was verified over the raw bytes. */
export type CallbackWord =
  | { readonly kind: 'payment'; readonly eventId: string; readonly facts: PaymentFacts }
  | { readonly kind: 'refund'; readonly eventId: string; readonly facts: RefundFacts }
  /** Signed by the provider, and of no interest or of a form that we do not know. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'forged' };

/** What a provider has to be answered. */
export type CallbackAnswer = { readonly status: number; readonly type: string; readonly body: string };

/** A way to carry money. No call of it is made inside a transaction. */
export type PayProvider = {
  readonly name: PayProviderName;
  readonly methods: readonly PayMethod[];
  readonly identity: PayIdentity;
  /** May be repeated: the provider knows a payment by its number. */
  begin(order: PayOrder, payer: Payer): Promise<Result<Begun, ProviderRefusal>>;
  query(order: PayOrder): Promise<Result<PaymentFacts, ProviderRefusal>>;
  /** Closes what is not paid; whether it was, the next query says. */
  close(order: PayOrder): Promise<Result<void, ProviderRefusal>>;
  /** May be repeated with the same key: the provider gives back once. */
  refund(refund: RefundOrder): Promise<Result<RefundFacts, ProviderRefusal>>;
  queryRefund(refund: RefundOrder): Promise<Result<RefundFacts, ProviderRefusal>>;
  verifyCallback(call: CallbackCall): Promise<CallbackWord>;
  answer(verdict: 'heard' | 'not-believed'): CallbackAnswer;
};

/** What a provider gave when a payment began. */
export type Begun = { readonly handover: PayHandover; readonly providerRef: string | null };
