import type { OwnBan } from '@/contract/types';
import { ok, orThrow, type Result } from './result';
import { askAsReader } from './session';

/** The key under which the reader's bans are remembered while the app runs. */
export const MY_BANS = ['my-bans'] as const;

/** The reader's own, the newest first. */
export async function fetchMyBans(): Promise<readonly OwnBan[]> {
  const answer = await askAsReader('/api/live/my-bans', {});
  return orThrow(answer.ok ? ok(answer.value.body as { readonly bans: readonly OwnBan[] }) : answer).bans; // by its contract
}

/** Says why a ban is wrong, once. */
export async function appeal(ban: string, words: string): Promise<Result<OwnBan>> {
  const answer = await askAsReader(`/api/live/bans/${encodeURIComponent(ban)}/appeal`, {
    method: 'POST',
    body: { words },
  });
  return answer.ok ? ok(answer.value.body as OwnBan) : answer; // by its contract
}
