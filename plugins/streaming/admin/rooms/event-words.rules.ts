import type { RoomEntry } from '../../contract';

/** What may stand in the sentence of an entry; one that was not told is left empty instead of breaking the sentence. */
const FACTS = [
  'name',
  'from',
  'before',
  'sending',
  'seconds',
  'codec',
  'why',
  'words',
  'reason',
  'hint',
  'port',
] as const;

/** The names of the sentence of an entry, the closest first: how it was refused or ended matters more than that it was. */
export function wordsOf({ type, data }: Pick<RoomEntry, 'type' | 'data'>): readonly string[] {
  const reason = typeof data['reason'] === 'string' ? [`event.${type}.${data['reason']}`] : [];
  return [...reason, `event.${type}`];
}

/** The figures and names of the sentence of an entry. */
export function valuesOf({ data }: Pick<RoomEntry, 'data'>): Readonly<Record<string, string>> {
  const told = Object.entries(data).map(([key, value]): [string, string] => [key, String(value)]);
  return Object.fromEntries([...FACTS.map((name): [string, string] => [name, '']), ...told]);
}
