import type { FilesById } from './present-blocks';
import type { StoryRow } from './story-store';

/** Hands a file back when readers of the app may see it at a moment, else nothing. */
export type Showable = (file: unknown, at: Date) => unknown;

/** Stories without covers and films whose licence does not cover the app at this moment; their words stay. */
export function onlyShowable(rows: readonly StoryRow[], showable: Showable, at: Date): readonly StoryRow[] {
  return rows.map((row) => ({ ...row, cover: showable(row.cover, at), film: showable(row.film, at) }));
}

/** The files of bodies, `null` for those that may not be shown. */
export function showableFiles(files: FilesById, showable: Showable, at: Date): FilesById {
  return new Map([...files].map(([id, file]) => [id, showable(file, at)]));
}
