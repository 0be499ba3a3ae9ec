import type { Session, User } from '@/contract/types';
import { exclusively, onLeftUndone } from '@/platform/exclusively';
import { vault } from '@/platform/vault';
import { ask, type Answer, type Call } from './http';
import { refuse, UNREACHABLE, type Result } from './result';
import { createStore } from './store';

export interface SessionState {
  /** `unknown` until the kept refresh token has been looked for. */
  readonly status: 'unknown' | 'out' | 'in';
  readonly user: User | null;
}

export const session = createStore<SessionState>({ status: 'unknown', user: null });

interface Access {
  readonly token: string;
  readonly until: number;
}

const EARLY_MS = 30_000;
let access: Access | null = null;
let refreshing: Promise<Result<string>> | null = null;

export async function beginSession(fresh: Session): Promise<void> {
  access = { token: fresh.access, until: Date.now() + fresh.accessExpiresIn * 1000 - EARLY_MS };
  await vault.write(fresh.refresh);
  session.set({ status: 'in', user: fresh.user });
}

export async function endSession(): Promise<void> {
  access = null;
  await vault.write(null);
  session.set({ status: 'out', user: null });
}

/** The token is read inside the lock: another window may have rotated it while this one waited. */
async function rotate(): Promise<Result<string>> {
  const refresh = await vault.read();
  if (refresh === null) {
    session.set({ status: 'out', user: null });
    return refuse('ACCOUNT.SESSION_ENDED', { status: 401 });
  }
  const answer = await ask('/api/account/sessions/refresh', { method: 'POST', body: { refresh } });
  if (answer.ok) {
    const fresh = answer.value.body as Session; // by the contract of this path
    await beginSession(fresh);
    return { ok: true, value: fresh.access };
  }
  // Only the host's own word ends a session. A dead net or a proxy's error page says nothing about it.
  if (answer.refusal.status === 401) await endSession();
  return answer;
}

/** However many calls find their access token expired, the refresh token is used once. */
export function refreshSession(): Promise<Result<string>> {
  refreshing ??= exclusively('refresh', rotate).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

export async function resumeSession(): Promise<void> {
  const answer = await refreshSession();
  if (!answer.ok && answer.refusal.code === UNREACHABLE && (await vault.read()) !== null) session.set({ status: 'in' });
}

/**
 * A window that is closed in the middle of renewing takes the new token with it. This one shows the old token at once, which the host takes for the
 * same client, and not minutes later, which it takes for theft. Gives the way to stop.
 */
export const finishForOthers = (): (() => void) => onLeftUndone('refresh', () => void refreshSession());

async function accessToken(): Promise<Result<string>> {
  if (access && access.until > Date.now()) return { ok: true, value: access.token };
  return refreshSession();
}

/** A request in the name of the signed-in reader; an access token refused once is renewed once. */
export async function askAsReader(path: string, call: Call = {}): Promise<Result<Answer>> {
  const token = await accessToken();
  if (!token.ok) return token;
  const answer = await ask(path, { ...call, access: token.value });
  if (answer.ok || answer.refusal.status !== 401) return answer;
  if (access?.token === token.value) access = null;
  const again = await accessToken();
  return again.ok ? ask(path, { ...call, access: again.value }) : again;
}

/** The access token for a client that sends by itself; null when nobody is signed in or nobody can be asked. */
export async function bearer(): Promise<string | null> {
  const token = await accessToken();
  return token.ok ? token.value : null;
}
