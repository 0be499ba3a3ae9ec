import type {
  ClaimedShare,
  LotteryEntry,
  LotteryProof,
  MyReservations,
  OwnShare,
  Reservable,
  Reservation,
  ShownEnvelope,
  ShownLottery,
} from '@/contract/types';
import { askFresh } from './etags';
import type { Call } from './http';
import { ok, orThrow, type Result } from './result';
import { askAsReader } from './session';

/** Asks below `/api/live` in the name of the reader. */
async function askLive<T>(path: string, call: Call = {}): Promise<Result<T>> {
  const answer = await askAsReader(`/api/live${path}`, call);
  return answer.ok ? ok(answer.value.body as T) : answer; // by the contract of the path
}

const part = encodeURIComponent;

export async function fetchEnvelopes(session: string): Promise<readonly ShownEnvelope[]> {
  const path = `/api/live/sessions/${part(session)}/envelopes`;
  return orThrow(await askFresh<{ readonly envelopes: readonly ShownEnvelope[] }>(path)).envelopes;
}

/** Reaches for a share; pressed twice it is the same. */
export const claimEnvelope = (id: string) => askLive<ClaimedShare>(`/envelopes/${part(id)}/claim`, { method: 'POST' });

export const fetchShares = async (): Promise<readonly OwnShare[]> =>
  orThrow(await askLive<{ readonly shares: readonly OwnShare[] }>('/my-shares')).shares;

/** The lotteries of a live whose rules are frozen, those that are over as well. */
export async function fetchLotteries(session: string): Promise<readonly ShownLottery[]> {
  const path = `/api/live/sessions/${part(session)}/lotteries`;
  return orThrow(await askFresh<{ readonly lotteries: readonly ShownLottery[] }>(path)).lotteries;
}

export const fetchLottery = async (id: string): Promise<LotteryProof> =>
  orThrow(await askFresh<LotteryProof>(`/api/live/lotteries/${part(id)}`));

/** They say themselves that they are neither of the station nor of the family of somebody who is. */
export const enterLottery = (id: string) =>
  askLive<{ readonly entry: string }>(`/lotteries/${part(id)}/enter`, { method: 'POST', body: { isOutsider: true } });

export const fetchEntry = async (id: string): Promise<LotteryEntry> =>
  orThrow(await askLive<LotteryEntry>(`/lotteries/${part(id)}/my-entry`));

export const tellContact = (id: string, contact: string) =>
  askLive<{ readonly hasContact: true }>(`/lotteries/${part(id)}/my-prize`, { method: 'PUT', body: { contact } });

export const fetchReservable = async (session: string): Promise<Reservable> =>
  orThrow(await askFresh<Reservable>(`/api/live/sessions/${part(session)}/reservations`));

export const reserveLive = (session: string) =>
  askLive<Reservation>(`/sessions/${part(session)}/reservation`, { method: 'PUT' });

export const leaveLive = (session: string) =>
  askLive<null>(`/sessions/${part(session)}/reservation`, { method: 'DELETE' });

/** Comes to a live that was reserved. */
export const comeToLive = (session: string) =>
  askLive<Reservation>(`/sessions/${part(session)}/come`, { method: 'POST' });

export const fetchReservations = async (): Promise<MyReservations> =>
  orThrow(await askLive<MyReservations>('/my-reservations'));

export const noteSeen = (reminder: string) => askLive<null>(`/reminders/${part(reminder)}`, { method: 'DELETE' });

/** Where the file for calendars is. */
export const calendarPath = (session: string): string => `/api/live/sessions/${part(session)}/calendar`;
