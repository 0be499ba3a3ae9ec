import { useSaid } from '@/words/use-said';

/** One thing the reader tries in a form: what the host says of a field stands at the field, all else below. */
export function useAttempt() {
  const { busy, attempt, refusal, said } = useSaid();
  const field = (path: string) => refusal?.fields.find((f) => f.path === path)?.message ?? null;
  return { busy, attempt, field, said: refusal?.fields.length === 0 ? said : null, refusal };
}
