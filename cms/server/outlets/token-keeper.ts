import type { Channel, ChannelCredential } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { Database, Tx } from '../../platform';
import type { Driver, Tokens, TokenSource } from './driver';
import type { OutletDeps } from './outlet-deps';
import { tokenPlace } from './token-place.rules';
import { lost, type Refused } from './refused.rules';

/** Hands out the access token of an account; one that its platform called void is never handed out again. */
export type TokenKeeper = (voided: string | undefined) => Promise<Result<string, Refused>>;

type About<C extends ChannelCredential> = {
  readonly channel: Pick<Channel, 'id' | 'station'>;
  readonly driver: Driver<C>;
  readonly credential: C;
  readonly signal: AbortSignal;
};

/**
 * Keeps the tokens of one account sealed in the database. Renewing is done by one caller in the house at a time, because a refresh
 * token may be good for one use: who waited finds the new one.
 */
export function createTokenKeeper<C extends ChannelCredential>(deps: OutletDeps, about: About<C>): TokenKeeper {
  const { driver, credential } = about;
  const source = driver.tokens;
  if (source === undefined) {
    const own = driver.ownToken?.(credential) ?? '';
    return (voided) => Promise.resolve(voided === undefined ? ok(own) : over('TOKEN_OVER'));
  }
  return async (voided) => {
    const kept = await keptOf(deps, deps.database.read, about);
    if (kept && usable(kept, voided)) return ok(kept.access);
    return deps.database.transaction(async (tx) => {
      await deps.store.lockTokens(tx, about.channel.id);
      const now = await keptOf(deps, tx, about);
      if (now && usable(now, voided)) return ok(now.access);
      return renew(deps, tx, { ...about, source, refresh: now?.refresh ?? null });
    });
  };
}

type Kept = Pick<Tokens, 'access' | 'refresh'> & { readonly fresh: boolean };

const usable = (kept: Kept, voided: string | undefined): boolean => kept.fresh && kept.access !== voided;

const PURPOSE = 'outlet-credential';

async function keptOf<C extends ChannelCredential>(
  { store, vault }: OutletDeps,
  read: Database['read'],
  { channel, credential }: About<C>,
): Promise<Kept | undefined> {
  const row = await store.tokens(read, channel.id);
  if (!row || !vault.indexes(PURPOSE, JSON.stringify(credential)).includes(row.madeFrom)) return undefined;
  // Sealed by `renew` below, in this very shape.
  const kept = JSON.parse(vault.open(tokenPlace(channel.id), row.sealed)) as Pick<Tokens, 'access' | 'refresh'>;
  return { ...kept, fresh: row.fresh };
}

type Renewed<C extends ChannelCredential> = About<C> & {
  readonly source: TokenSource<C>;
  readonly refresh: string | null;
};

async function renew<C extends ChannelCredential>(
  deps: OutletDeps,
  tx: Tx,
  { channel, credential, driver, source, refresh, signal }: Renewed<C>,
): Promise<Result<string, Refused>> {
  const heard = await deps.call(source.ask(credential, refresh), { signal });
  // A lost answer to this posts nothing: it is asked again.
  if (!heard.ok) return { ok: false, error: lost(heard.error.reason, false) };
  const tokens = source.read(heard.value);
  if (tokens === undefined) return { ok: false, error: refusedRenewal(driver.judge(heard.value)) };
  const kept = { access: tokens.access, refresh: tokens.refresh ?? refresh };
  const sealed = deps.vault.seal(tokenPlace(channel.id), JSON.stringify(kept));
  const madeFrom = deps.vault.index(PURPOSE, JSON.stringify(credential));
  const { id, station } = channel;
  await deps.store.keepTokens(tx, { channel: id, station, madeFrom, sealed, seconds: tokens.seconds });
  return ok(tokens.access);
}

const over = (code: string): Result<never, Refused> => ({ ok: false, error: { kind: 'token', code, words: 'token' } });

/** A renewal that is refused is for a person, unless the platform only said that it is busy. */
function refusedRenewal(judged: Refused | undefined): Refused {
  if (judged === undefined) return { kind: 'passing', code: 'TOKEN_UNREADABLE', words: 'busy' };
  return judged.kind === 'token' ? { ...judged, kind: 'final' } : judged;
}
