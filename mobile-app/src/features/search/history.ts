const MOST = 10;

/** Newest first, each once, ten at most; a word that only grew while typing replaces its beginning. */
export function remembered(history: readonly string[], search: string): readonly string[] {
  const word = search.trim();
  if (word === '') return history;
  const others = history.filter((old) => old !== word && !word.startsWith(old));
  return [word, ...others].slice(0, MOST);
}
