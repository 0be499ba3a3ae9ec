import type { Tx } from '@hearth/cms/platform';
import { applyFacts } from './apply-facts';
import { endRefund } from './carry-refund';
import type { PaymentDeps } from './payment-deps';
import type { Word, WordOutcome } from './payment-inbox-store';
import { wordStuck } from './payment-notices';

const MOST_TRIES = 10;

/**
 * Applies all that waits, each in the transaction that marks it done. In which order it came is no matter, because a payment hears only
 * what its state allows. One that cannot be applied holds up nobody, and is tried again the next time.
 */
export async function applyInbox(deps: PaymentDeps): Promise<void> {
  const failed: string[] = [];
  for (;;) {
    const tried: { word?: Word & { readonly id: string } } = {};
    try {
      if (!(await deps.database.transaction((tx) => applyNext(deps, tx, { failed, tried })))) return;
    } catch (error) {
      if (!tried.word) throw error;
      failed.push(tried.word.id);
      await note(deps, tried.word, error);
    }
  }
}

type Round = { readonly failed: readonly string[]; readonly tried: { word?: Word & { readonly id: string } } };

async function applyNext(deps: PaymentDeps, tx: Tx, { failed, tried }: Round): Promise<boolean> {
  const word = await deps.inbox.next(tx, failed);
  if (!word) return false;
  tried.word = word;
  await deps.inbox.settle(tx, word.id, await applyWord(deps, tx, word));
  return true;
}

async function applyWord(deps: PaymentDeps, tx: Tx, word: Word): Promise<WordOutcome> {
  if (word.kind === 'refund') {
    const refund = await deps.refunds.holdByKey(tx, word.facts.key);
    if (refund?.station !== word.station) return 'unknown';
    const { state } = word.facts;
    if (state !== 'done' && state !== 'failed') return 'same';
    return (await endRefund(deps, tx, { refund, facts: word.facts })) ? 'applied' : 'late';
  }
  const provider = await deps.providers.of(word.station, word.provider, 'even-off');
  const payment = await deps.payments.holdByNumber(tx, { ...word, outTradeNo: word.facts.outTradeNo });
  if (!payment || !provider) return 'unknown';
  return applyFacts(deps, tx, { payment, facts: word.facts, identity: provider.identity });
}

async function note(deps: PaymentDeps, word: Word & { readonly id: string }, error: unknown): Promise<void> {
  const trace = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
  const isGivenUp = await deps.inbox.note(deps.database.read, word.id, { trace, most: MOST_TRIES });
  deps.log.warn('what a payment provider said could not be applied', { provider: word.provider, word: word.id, trace });
  if (!isGivenUp) return;
  await deps.database.transaction((tx) =>
    deps.notices.notify(tx, {
      ...{ kind: wordStuck, station: word.station, to: { role: 'finance' }, subject: word.id },
      facts: { provider: word.provider, word: word.facts.outTradeNo },
    }),
  );
}
