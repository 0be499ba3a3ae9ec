import { useCallback, useState } from 'react';
import { useActing, type Acting } from '../reach/use-acting';

const CONTESTED: readonly string[] = ['RESOURCES.TAKEN', 'ASSIGNMENTS.PERSON_BUSY'];

/** Acts, and keeps the sentence that names whom or what a time collides with until the next try. */
export function useContested(): Acting & { readonly conflict: string | undefined } {
  const [conflict, setConflict] = useState<string>();
  const refused = useCallback((code: string, sentence: string) => {
    setConflict(CONTESTED.includes(code) ? sentence : undefined);
  }, []);
  return { ...useActing(refused), conflict };
}
