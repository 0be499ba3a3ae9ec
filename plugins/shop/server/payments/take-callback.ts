import type { PayProviderName } from '../../contract';
import type { PaymentDeps } from './payment-deps';
import type { CallbackAnswer, CallbackCall } from './provider';

/** Kept, known already, of no interest, not believed, or about a provider that the station does not have. */
export type Heard = 'kept' | 'known' | 'ignored' | 'forged' | 'not-offered';

/** A call of a provider about payments of a station. */
export type ProviderCall = CallbackCall & { readonly provider: PayProviderName; readonly station: string };

type Deps = Pick<PaymentDeps, 'database' | 'ids' | 'vault' | 'inbox' | 'providers' | 'work'>;

/** Takes what a provider calls in about: believed by its signature over the raw bytes, kept in one insert, applied by somebody else. */
export async function takeCallback(
  deps: Deps,
  { provider: name, station, body, headers }: ProviderCall,
): Promise<{ readonly heard: Heard; readonly answer: CallbackAnswer | undefined }> {
  const provider = await deps.providers.of(station, name, 'even-off');
  if (!provider) return { heard: 'not-offered', answer: undefined };
  const word = await provider.verifyCallback({ body, headers });
  if (word.kind === 'forged') return { heard: 'forged', answer: provider.answer('not-believed') };
  const answer = provider.answer('heard');
  // It would only be sent again.
  if (word.kind === 'ignored') return { heard: 'ignored', answer };
  const id = deps.ids.next();
  const sealed = deps.vault.seal(deps.inbox.place(id), body.toString('utf8'));
  const isNew = await deps.database.transaction(async (tx) => {
    const kept = await deps.inbox.keep(tx, { ...word, id, station, provider: name, body: sealed });
    if (kept) await deps.work.heard(tx);
    return kept;
  });
  return { heard: isNew ? 'kept' : 'known', answer };
}
