import type { Device, Purpose, Purposes, Session, User } from '@/contract/types';
import { Platform } from 'react-native';
import { ask, type Call } from './http';
import { ok, type Result } from './result';
import { askAsReader, beginSession, endSession, session } from './session';

const ACCOUNT = '/api/account';

async function reader<T>(path: string, call: Call = {}): Promise<Result<T>> {
  const answer = await askAsReader(ACCOUNT + path, call);
  return answer.ok ? ok(answer.value.body as T) : answer; // by the contract of the path
}

async function begin(path: string, body: object): Promise<Result<User>> {
  const answer = await ask(ACCOUNT + path, { method: 'POST', body });
  if (!answer.ok) return answer;
  const fresh = answer.value.body as Session; // by the contract of the three paths that begin a session
  await beginSession(fresh);
  return ok(fresh.user);
}

/** How the reader will recognise this device in the list of signed-in ones. */
export function deviceName(): string {
  return Platform.select({ ios: 'iOS', android: 'Android', default: 'Web' });
}

export async function sendCode(
  phone: string,
): Promise<Result<{ readonly resendIn: number; readonly expiresIn: number }>> {
  const answer = await ask(`${ACCOUNT}/codes`, { method: 'POST', body: { phone } });
  return answer.ok ? ok(answer.value.body as { resendIn: number; expiresIn: number }) : answer; // by the contract
}

export const signInByPhone = (input: { phone: string; code: string; consents: readonly Purpose[] }) =>
  begin('/sessions/phone', { ...input, device: deviceName() });

export const signInByEmail = (input: { email: string; password: string }) =>
  begin('/sessions/email', { ...input, device: deviceName() });

/** The account is made when the link in the e-mail is opened; the answer tells no stranger whether the address is known. */
export const register = (input: { email: string; password: string; name: string; consents: readonly Purpose[] }) =>
  ask(`${ACCOUNT}/registrations`, { method: 'POST', body: input });

export const askReset = (email: string) => ask(`${ACCOUNT}/password-resets`, { method: 'POST', body: { email } });

/** Both links work once; an answer without a body says that it did. */
export const confirmRegistration = (token: string) =>
  ask(`${ACCOUNT}/registrations/confirmations`, { method: 'POST', body: { token } });

export const setNewPassword = (input: { readonly token: string; readonly password: string }) =>
  ask(`${ACCOUNT}/password-resets/confirmations`, { method: 'POST', body: input });

/** The device forgets the session even when the host cannot be told: the reader asked to be out. */
export async function signOut(): Promise<void> {
  await reader<null>('/sessions/current', { method: 'DELETE' });
  await endSession();
}

export async function signOutEverywhere(): Promise<Result<null>> {
  const answer = await reader<null>('/sessions', { method: 'DELETE' });
  if (answer.ok) await endSession();
  return answer;
}

export async function changeMe(change: { readonly name: string }): Promise<Result<User>> {
  const answer = await reader<User>('/me', { method: 'PATCH', body: change });
  if (answer.ok) session.set({ user: answer.value });
  return answer;
}

export const fetchDevices = () => reader<{ readonly items: readonly Device[] }>('/me/sessions');
export const fetchExport = () => reader<object>('/me/export');
export const fetchConsents = () => reader<{ readonly purposes: Purposes }>('/me/consents');
export const changeConsents = (purposes: Purposes) =>
  reader<{ readonly purposes: Purposes }>('/me/consents', { method: 'PUT', body: { purposes } });

export async function deleteMe(confirm: string): Promise<Result<null>> {
  const answer = await reader<null>('/me', { method: 'DELETE', body: { confirm } });
  if (answer.ok) await endSession();
  return answer;
}
