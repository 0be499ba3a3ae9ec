interface Text {
  readonly text: string;
  readonly width: number;
  readonly most: number;
}

const WHOLE = /[A-Za-z0-9'’_.:/%-]+|\s+|./gsu;
const NEVER_FIRST = /^[，。、；：！？）》」』”’,.;:!?)\]]/;

/** Breaks between Chinese characters but not inside a Latin word, keeps closing punctuation off line starts, ends with an ellipsis. */
export function linesOf({ text, width, most }: Text, measure: (s: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = (text.match(WHOLE) ?? []).flatMap((piece) => (measure(piece) > width ? [...piece] : [piece]));
  for (const piece of pieces) {
    if (line !== '' && measure(line + piece) > width && !NEVER_FIRST.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${[...(lines[most - 1] ?? '')].slice(0, -1).join('')}…`];
}
