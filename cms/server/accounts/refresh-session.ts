import type { accountErrors, AccountSession } from '../../contract';
import { assertNever, Bug, err, ok, type RefusalOf, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { AccountDeps, Caller } from './account-deps';
import { judgeRefresh, later, LIFE } from './account.rules';
import { stolenMail } from './letters';
import { actorOf, hashOfToken, sessionAnswer } from './open-session';
import type { Reader } from './reader-store';
import type { RefreshToken, Session } from './session-store';

type Refused = RefusalOf<typeof accountErrors, 'SESSION_ENDED' | 'SESSION_STOLEN' | 'LOCKED'>;

/** Renews a session. The shown token is used up; shown again later it ends the session, because one of two holders is a thief. */
export async function refreshSession(
  deps: AccountDeps,
  caller: Caller,
  refresh: string,
): Promise<Result<AccountSession, Refused>> {
  const shown = await deps.sessions.token(hashOfToken(refresh));
  if (!shown) return err('ACCOUNT.SESSION_ENDED');
  const answered = await deps.database.transaction(async (tx) => {
    const session = await deps.sessions.forUpdate(tx, shown.sessionId);
    // Read again: while this one waited for the family, another one may have used the token.
    const token = await deps.sessions.token(shown.hash, tx);
    const reader = session && (await deps.readers.byId(session.readerId, tx));
    if (!session || !token || !reader) return err('ACCOUNT.SESSION_ENDED');
    if (reader.locked) return err('ACCOUNT.LOCKED');
    // A theft is refused, and the end of the session is kept all the same.
    return ok(await renewed(deps, tx, { refresh, session, token, reader, caller }));
  });
  return answered.ok ? answered.value : answered;
}

type Shown = {
  readonly refresh: string;
  readonly session: Session;
  readonly token: RefreshToken;
  readonly reader: Reader;
  readonly caller: Caller;
};

async function renewed(deps: AccountDeps, tx: Tx, shown: Shown): Promise<Result<AccountSession, Refused>> {
  const { session, token, reader } = shown;
  const now = await deps.time.now(tx);
  const sameClient = deps.keys.some((key) => key.sign('client', shown.caller.agent) === session.client);
  const verdict = judgeRefresh({ ...token, endedAt: session.endedAt, sameClient }, now);
  switch (verdict) {
    case 'ended':
      return err('ACCOUNT.SESSION_ENDED');
    case 'stolen':
      await deps.sessions.end(tx, session.id, { because: 'reuse', at: now });
      deps.ledger.append(tx, { actor: actorOf(reader), action: 'reader.session-reused', subject: session.id });
      tx.afterCommit(() => tell(deps, shown));
      return err('ACCOUNT.SESSION_STOLEN');
    case 'repeat':
      return ok(sessionAnswer(deps, { reader, session: session.id, refresh: sameSuccessor(deps, shown) }));
    case 'rotate': {
      const successor = successorOf(deps, 0, shown.refresh);
      const hash = hashOfToken(successor);
      await deps.sessions.useToken(tx, token, { successor: hash, at: now });
      await deps.sessions.addToken(tx, { hash, sessionId: session.id, at: now, expiresAt: later(now, LIFE.refresh) });
      return ok(sessionAnswer(deps, { reader, session: session.id, refresh: successor }));
    }
    default:
      return assertNever(verdict);
  }
}

/**
 * The successor follows from the token and a key of the house: it can be given again within the grace although only hashes are
 * kept, and whoever has the token alone cannot know it.
 */
function successorOf(deps: AccountDeps, key: number, refresh: string): string {
  return (deps.keys[key] ?? deps.keys[0]).sign('refresh', refresh);
}

function sameSuccessor(deps: AccountDeps, { refresh, token }: Shown): string {
  const candidates = deps.keys.map((_key, at) => successorOf(deps, at, refresh));
  const found = candidates.find((candidate) => hashOfToken(candidate) === token.successor);
  if (!found) throw new Bug('the successor of a token was made with a key that this host does not have');
  return found;
}

function tell(deps: AccountDeps, { reader, session }: Shown): void {
  if (reader.email) deps.postman.post(stolenMail({ to: reader.email, locale: reader.locale, device: session.device }));
}
