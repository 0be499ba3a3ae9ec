import type { LiveAnswer } from '@/contract/types';
import { ok, orThrow, type Result } from './result';
import { askAsReader } from './session';

const pathOf = (session: string): string => `/api/live/sessions/${encodeURIComponent(session)}/questions`;

/** A question as it is sent; sent twice with the same press it is one. */
export interface Asked {
  readonly press: string;
  readonly question: string;
}

/** Asks the assistant of a live about what is shown now; what it may not answer goes to a person. */
export async function askAssistant(session: string, asked: Asked): Promise<Result<LiveAnswer>> {
  const answer = await askAsReader(pathOf(session), { method: 'POST', body: { ...asked, product: null } });
  return answer.ok ? ok(answer.value.body as LiveAnswer) : answer; // by its contract
}

/** What the reader asked in a live, the newest first. */
export async function fetchOwnAnswers(session: string): Promise<readonly LiveAnswer[]> {
  const { body } = orThrow(await askAsReader(pathOf(session)));
  return (body as { readonly answers: readonly LiveAnswer[] }).answers; // as above
}
