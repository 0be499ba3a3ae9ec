import { cell } from '../../kernel/spreadsheet';

/** A table for a spreadsheet (CSV) out of what a page has read, its head first. */
export function tableFile(heads: readonly string[], lines: readonly (readonly string[])[]): Blob {
  const rows = [heads, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`);
  // The mark at the beginning tells Excel that this is UTF-8.
  return new Blob(['\uFEFF', ...rows], { type: 'text/csv' });
}
