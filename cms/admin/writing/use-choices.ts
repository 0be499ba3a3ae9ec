import { useEffect, useState } from 'react';
import type { MergeChoice } from '../../contract';
import type { Choices } from './merge-choices';
import { usePerson } from './use-autosave';

/** What was chosen on a merge page so far. */
export type Choosing = {
  readonly choices: Choices;
  choose(choice: MergeChoice): void;
  /** The merge is saved. */
  settled(): void;
};

/** Holds what was chosen, also when the window closes, for as long as the merge is the same. */
export function useChoices(merge: string): Choosing {
  const person = usePerson();
  const name = `hearth.merge:${person}:${merge}`;
  const [choices, setChoices] = useState<Choices>(new Map());
  useEffect(() => setChoices(readChoices(name)), [name]);
  const choose = (choice: MergeChoice): void => {
    const next = new Map(choices).set(`${choice.field}.${choice.at}`, choice);
    setChoices(next);
    try {
      localStorage.setItem(name, JSON.stringify([...next]));
    } catch {
      // The browser keeps nothing; the choices live as long as the page.
    }
  };
  return { choices, choose, settled: () => localStorage.removeItem(name) };
}

function readChoices(name: string): Choices {
  // Written above from such a list.
  return new Map(JSON.parse(localStorage.getItem(name) ?? '[]') as [string, MergeChoice][]);
}
