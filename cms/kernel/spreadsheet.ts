/** Something that is taken piece by piece; `close` is called once, at the end or when nobody wants more. */
type Taken<Piece> = { next(): Promise<Piece>; close(): Promise<void> };

/** A table for a spreadsheet (CSV), piece by piece as its lines are taken, its head first. */
export function spreadsheet<Line>(
  { next, close }: Taken<readonly Line[]>,
  heads: readonly string[],
  cells: (line: Line) => readonly string[],
): Taken<string | undefined> {
  let begun = false;
  return {
    close,
    async next() {
      if (!begun) {
        begun = true;
        // The mark at the beginning tells Excel that this is UTF-8.
        return `\uFEFF${lineOf(heads)}`;
      }
      const lines = await next();
      return lines.length === 0 ? undefined : lines.map((line) => lineOf(cells(line))).join('');
    },
  };
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** A cell that begins like a formula would be run by the spreadsheet that opens it; a number is none. A line of the file stays one line. */
export function cell(text: string): string {
  const flat = text.replace(/\s*[\r\n]+\s*/g, ' ');
  const safe = /^[=+\-@\t]/.test(flat) && !/^-\d+$/.test(flat) ? `'${flat}` : flat;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
