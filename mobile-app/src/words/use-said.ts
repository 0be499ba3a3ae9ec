import { useState } from 'react';
import type { Refusal, Result } from '@/data/result';
import { refusalLine } from './refusals';
import { useWords } from './words';

/** Something that is tried: busy while it runs, and what the host said when it refused. */
export function useSaid() {
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

  const line = refusal === null ? null : refusalLine(refusal);
  const said = line === null ? null : 'said' in line ? line.said : t(line.word, line.params);
  return { busy, attempt, refusal, said, clear: () => setRefusal(null) };
}
