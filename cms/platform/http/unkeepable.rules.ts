const UNKEEPABLE = /[\u0000\p{Cs}]/u;

/** What no text of the database can hold: the zero sign, and halves of characters that lost their other half. */
const unkeepable = (text: string): boolean => UNKEEPABLE.test(text);

/** The paths of all texts in a parsed value that the database would refuse, keys of records included. */
export function unkeepablePaths(value: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof value === 'string') return unkeepable(value) ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unkeepable(key) ? [path.join('.')] : unkeepablePaths(inner, [...path, key]),
  );
}
