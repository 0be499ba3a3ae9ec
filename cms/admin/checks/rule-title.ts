import { useCallback } from 'react';
import type { CheckRuleBody } from '../../contract';
import { useSpoken } from '../reach/spoken';

/** What a rule is about in one line: its sentence, with an example where the sentence waits for what will be found. */
export function useRuleTitle(): (rule: CheckRuleBody) => string {
  const spoken = useSpoken();
  return useCallback(
    (rule) => {
      const example = firstOf(rule);
      return spoken(rule.message).replace(/\{(\w+)\}/g, (_whole, name: string) => example[name] ?? '…');
    },
    [spoken],
  );
}

function firstOf({ check }: CheckRuleBody): Readonly<Record<string, string | undefined>> {
  if (check.kind !== 'terms') return {};
  const [first] = check.terms;
  return { text: first?.find, better: first?.better };
}
