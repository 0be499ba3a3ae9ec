import { useState } from 'react';
import type { Refusal, Result } from '@/data/result';
import { refusalLine } from '@/words/refusals';
import { useWords } from '@/words/words';

/** One thing the reader tries: busy while it runs, and the host's answer in words when it was refused. */
export function useAttempt() {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function attempt<T>(work: () => Promise<Result<T>>): Promise<T | null> {
    setBusy(true);
    setRefusal(null);
    const answer = await work();
    setBusy(false);
    if (answer.ok) return answer.value;
    setRefusal(answer.refusal);
    return null;
  }

  const field = (path: string) => refusal?.fields.find((f) => f.path === path)?.message ?? null;
  const line = refusal?.fields.length === 0 ? refusalLine(refusal) : null;
  const said = line === null ? null : 'said' in line ? line.said : t(line.word, line.params);
  return { busy, attempt, field, said, refusal };
}
