type File = { readonly id: number; readonly hash: string } | null;

const fileOf = (raw: unknown): File => {
  if (typeof raw !== 'object' || raw === null || !('id' in raw) || !('hash' in raw)) return null;
  return typeof raw.id === 'number' && typeof raw.hash === 'string' ? { id: raw.id, hash: raw.hash } : null;
};

/** The copy of a published row that readers are shown from: its words, and of its files only which they are. */
export function snapshotOf(row: { readonly cover?: unknown; readonly film?: unknown }): object {
  return { ...row, cover: fileOf(row.cover), film: fileOf(row.film) };
}
