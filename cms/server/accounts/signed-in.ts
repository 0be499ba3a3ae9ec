import type { accountErrors, ReaderActor } from '../../contract';
import { err, ok, type RefusalOf, type Result } from '../../kernel';
import type { AccountDeps } from './account-deps';
import type { Reader } from './reader-store';

/** What every route about one's own account can refuse with. */
export type SessionRefusal = RefusalOf<typeof accountErrors, 'SESSION_ENDED'>;

/** A reader whose session lives at this moment, whatever the access token says. */
export type Me = { readonly reader: Reader; readonly actor: Required<ReaderActor> };

/** Looks the session up: an account is not a place where a sign-out may take ten minutes to be true. */
export async function signedIn(
  deps: Pick<AccountDeps, 'sessions' | 'readers'>,
  { session: id, ...actor }: ReaderActor,
): Promise<Result<Me, SessionRefusal>> {
  const session = id === undefined ? undefined : await deps.sessions.byId(id);
  if (session?.readerId !== actor.id || session.endedAt) return err('ACCOUNT.SESSION_ENDED');
  const reader = await deps.readers.byId(actor.id);
  if (reader?.state !== 'active' || reader.locked) return err('ACCOUNT.SESSION_ENDED');
  return ok({ reader, actor: { ...actor, session: session.id } });
}
