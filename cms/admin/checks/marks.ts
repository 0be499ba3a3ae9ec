import type { CheckFinding } from '../../contract';

/** A stretch of a text and the findings that cover it. */
export type Piece = { readonly text: string; readonly findings: readonly CheckFinding[] };

/** Cuts a text at the edges of its findings, so that those that overlap are all seen. */
export function piecesOf(text: string, findings: readonly CheckFinding[]): readonly Piece[] {
  const edges = [...new Set([0, text.length, ...findings.flatMap(({ from, to }) => [from, to])])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? text.length;
    return { text: text.slice(from, to), findings: findings.filter((one) => one.from < to && one.to > from) };
  });
}

/** A text after a suggestion was taken. */
export function cured(text: string, { from, to, suggestion }: CheckFinding): string {
  return suggestion === null ? text : text.slice(0, from) + suggestion + text.slice(to);
}

/** The lines of a body as fields: one paragraph to a line, as a manuscript has one to a block. */
export function bodyFields(body: string): readonly { readonly name: string; readonly text: string }[] {
  return body.split('\n').map((text, index) => ({ name: `body.${index}`, text }));
}

/** Where in the whole body a finding of one of its lines begins. */
export function placeInBody(body: string, { field, from, to }: CheckFinding): readonly [from: number, to: number] {
  const index = Number(field.split('.')[1] ?? 0);
  const before = body
    .split('\n')
    .slice(0, index)
    .reduce((length, line) => length + line.length + 1, 0);
  return [before + from, before + to];
}
