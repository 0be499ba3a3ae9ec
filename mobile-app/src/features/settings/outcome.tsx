import type { Refusal } from '@/data/result';
import { Text } from '@/ui/text';
import { refusalLine } from '@/words/refusals';
import { useWords, type Word } from '@/words/words';

/** One line under what was tried: refused and why, or done. */
export function Outcome({ refusal, done = null }: { refusal: Refusal | null; done?: Word | null }) {
  const { t } = useWords();
  const line = refusal ? refusalLine(refusal) : null;
  const refused = line === null ? null : 'said' in line ? line.said : t(line.word, line.params);
  return (
    <Text size="note" tone={refused === null ? 'proof' : 'stop'} live>
      {refused ?? (done ? t(done) : '')}
    </Text>
  );
}
