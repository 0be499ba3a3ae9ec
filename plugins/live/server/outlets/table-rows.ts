import { parse } from 'csv-parse/sync';
import type { TableRow } from './report.rules';

/** Each row of a table with the line on which it begins; throws on what is no table, with its line. */
export const tableRows = (csv: string): readonly TableRow[] =>
  // With `info`, the parser gives each record beside where it stood.
  (
    parse(csv, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly {
      readonly info: { readonly lines: number };
      readonly record: readonly string[];
    }[]
  ).map(({ info, record }) => ({ line: info.lines, cells: record }));
