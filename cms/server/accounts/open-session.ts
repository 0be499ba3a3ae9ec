import { createHash } from 'node:crypto';
import type { AccountSession, AccountUser } from '../../contract';
import { unwrap } from '../../kernel';
import type { Tx } from '../../platform';
import type { AccountDeps } from './account-deps';
import { later, LIFE } from './account.rules';
import { readerMachine } from './reader.machine';
import type { Reader } from './reader-store';

/** A reader as they see themselves. */
export function userOf(reader: Reader): AccountUser {
  const { id, name, masked, locale } = reader;
  return { id, name, phone: masked.phone, email: masked.email, locale };
}

/** How a refresh token is kept and found. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The device that signs in. */
export type Device = { readonly device: string; readonly agent: string };

/** Who came in, and the two tokens. */
export async function openSession(
  deps: AccountDeps,
  tx: Tx,
  entry: { reader: Reader; from: Device },
): Promise<AccountSession> {
  const { from } = entry;
  const at = await deps.time.now(tx);
  const reader = await broughtBack(deps, tx, entry.reader);
  const session = deps.ids.next();
  const refresh = Buffer.from(deps.random.bytes(32)).toString('base64url');
  await deps.sessions.open(tx, {
    id: session,
    readerId: reader.id,
    station: reader.station,
    device: from.device,
    client: deps.keys[0].sign('client', from.agent),
    createdAt: at,
  });
  const token = { hash: hashOfToken(refresh), sessionId: session, at, expiresAt: later(at, LIFE.refresh) };
  await deps.sessions.addToken(tx, token);
  return sessionAnswer(deps, { reader, session, refresh });
}

/** Puts the answer of every sign-in and renewal together. */
export function sessionAnswer(
  deps: Pick<AccountDeps, 'access'>,
  { reader, session, refresh }: { reader: Reader; session: string; refresh: string },
): AccountSession {
  const { id, station, name } = reader;
  const access = deps.access.issue({ kind: 'reader', id, station, name: name ?? '', session });
  return { access, accessExpiresIn: LIFE.access, refresh, user: userOf(reader) };
}

/** Who signs in during the seven days of leaving has changed their mind. */
async function broughtBack(deps: AccountDeps, tx: Tx, reader: Reader): Promise<Reader> {
  if (reader.state !== 'leaving') return reader;
  const { state } = unwrap(readerMachine.next(reader.state, 'return'));
  deps.ledger.append(tx, { actor: actorOf(reader), action: 'reader.returned', subject: reader.id });
  return deps.readers.change(tx, reader, { state, eraseDueAt: null });
}

/** The reader as the ledger wants them. */
export const actorOf = (reader: Reader) =>
  ({ kind: 'reader', id: reader.id, name: reader.name ?? '', station: reader.station }) as const;
