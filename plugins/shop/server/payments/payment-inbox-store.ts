import { fromJsonb, type Database, type SealedColumn, type Tx } from '@hearth/cms/platform';
import { type PayProviderName, paymentFacts, refundFacts, type PaymentFacts, type RefundFacts } from '../../contract';
/** The column in which the bytes of providers lie sealed. */
export const SEALED_WORDS: SealedColumn = { table: 'shop_payment_inbox', column: 'body', id: 'id' };

/** Where the bytes of one call lie, as the vault binds them. */
export const wordPlace = (id: string) => ({ table: 'shop_payment_inbox', column: 'body', row: id });

/** What a provider said, verified. */
export type Word = { readonly station: string; readonly provider: PayProviderName } & (
  { readonly kind: 'payment'; readonly facts: PaymentFacts } | { readonly kind: 'refund'; readonly facts: RefundFacts }
);

/** A word about to be kept; its bytes come sealed. */
export type NewWord = Word & { readonly id: string; readonly eventId: string; readonly body: string };

/** What became of a word. */
export type WordOutcome = 'applied' | 'same' | 'late' | 'disputed' | 'held' | 'unknown' | 'failed';

/** A word as somebody who looks at a payment sees it. */
export type HeardWord = {
  readonly at: Date;
  readonly kind: 'payment' | 'refund';
  readonly said: string;
  readonly outcome: WordOutcome | null;
};

type Row = Omit<Word, 'facts'> & { readonly id: string; readonly facts: unknown };

/** Keeps what providers call in about, each once however often it is told. */
export const paymentInboxStore = {
  place: wordPlace,
  /** False when it was told before. */
  keep: async (tx: Tx, { eventId, facts, ...word }: NewWord): Promise<boolean> => {
    const row = { ...word, event_id: eventId, out_trade_no: facts.outTradeNo, facts: JSON.stringify(facts) };
    const rows: unknown[] = await tx('shop_payment_inbox').insert(row).onConflict().ignore().returning('id');
    return rows.length === 1;
  },
  /** One that waits, held until the end of the transaction; several nodes take several. */
  next: async (tx: Tx, without: readonly string[]): Promise<(Word & { readonly id: string }) | undefined> => {
    const row = await tx('shop_payment_inbox')
      .whereNull('done_at')
      .whereNotIn('id', [...without])
      .orderBy(['received_at', 'id'])
      .forUpdate()
      .skipLocked()
      .first<Row | undefined>('id', 'station', 'provider', 'kind', 'facts');
    if (!row) return undefined;
    const { id, station, provider, kind } = row;
    const facts = fromJsonb(row.facts);
    return kind === 'payment'
      ? { id, station, provider, kind, facts: paymentFacts.parse(facts) }
      : { id, station, provider, kind, facts: refundFacts.parse(facts) };
  },
  isWaiting: async (tx: Tx): Promise<boolean> =>
    (await tx('shop_payment_inbox').whereNull('done_at').first('id')) !== undefined,
  settle: async (tx: Tx, id: string, outcome: WordOutcome): Promise<void> => {
    await tx('shop_payment_inbox')
      .where({ id })
      .whereNull('done_at')
      .update({ outcome, done_at: tx.raw('clock_timestamp()') });
  },
  /** Notes that a word could not be applied; after `most` times nobody tries again, and the answer is true. */
  note: async (
    read: Database['read'],
    id: string,
    { trace, most }: { readonly trace: string; readonly most: number },
  ): Promise<boolean> => {
    const { rows } = await read.raw<{ rows: { given: boolean }[] }>(
      `UPDATE shop_payment_inbox SET tries = tries + 1, last_error = :trace,
         done_at = CASE WHEN tries + 1 >= :most THEN clock_timestamp() END,
         outcome = CASE WHEN tries + 1 >= :most THEN 'failed' END
       WHERE id = :id AND done_at IS NULL RETURNING done_at IS NOT NULL AS given`,
      { id, trace, most },
    );
    return rows[0]?.given ?? false;
  },
  ofPayment: async (read: Database['read'], outTradeNo: string): Promise<readonly HeardWord[]> =>
    read('shop_payment_inbox')
      .where({ out_trade_no: outTradeNo })
      .orderBy(['received_at', 'id'])
      .limit(500)
      .select<HeardWord[]>('received_at as at', 'kind', read.raw(`facts->>'state' AS said`), 'outcome'),
  /** Bytes are kept for a year, as evidence of what a provider signed; what they said stays. */
  forgetBodies: async (tx: Tx): Promise<void> => {
    await tx('shop_payment_inbox')
      .whereRaw(`received_at < now() - interval '1 year'`)
      .whereNotNull('body')
      .update({ body: null });
  },
} as const;

/** How what providers say is kept. */
export type PaymentInboxStore = typeof paymentInboxStore;
