/** What of a film is in view, and what is chosen; all in seconds. */
export type Span = { readonly start: number; readonly end: number };

const SHORTEST_CHOICE = 0.04;
const SHORTEST_VIEW = 4;

const between = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The choice with its beginning or its end moved; neither passes the other. */
export function moved(choice: Span, edge: keyof Span, { to, whole }: { to: number; whole: number }): Span {
  return edge === 'start'
    ? { ...choice, start: between(to, 0, Math.max(0, choice.end - SHORTEST_CHOICE)) }
    : { ...choice, end: between(to, Math.min(whole, choice.start + SHORTEST_CHOICE), whole) };
}

/** The choice that begins or ends here; an end before the beginning, or a beginning behind the end, takes the other along. */
export function marked(choice: Span, edge: keyof Span, { at, whole }: { at: number; whole: number }): Span {
  const here = between(at, 0, whole);
  if (edge === 'start') return { start: here, end: choice.end > here ? choice.end : Math.min(whole, here + 10) };
  return { end: here, start: choice.start < here ? choice.start : Math.max(0, here - 10) };
}

/** The view nearer by a factor, around a place that stays where it is. */
export function zoomed(view: Span, factor: number, { around, whole }: { around: number; whole: number }): Span {
  const length = between((view.end - view.start) / factor, Math.min(SHORTEST_VIEW, whole), whole);
  const share = view.end > view.start ? (around - view.start) / (view.end - view.start) : 0.5;
  const start = between(around - share * length, 0, Math.max(0, whole - length));
  return { start, end: start + length };
}

/** The view that holds a place: moved by as much as it has to be. */
export function following(view: Span, at: number, whole: number): Span {
  if (at >= view.start && at <= view.end) return view;
  const length = view.end - view.start;
  const start = between(at - length / 4, 0, Math.max(0, whole - length));
  return { start, end: start + length };
}

/** Where in the view a time stands, in hundredths; outside it is cut off. */
export const shareOf = (view: Span, at: number): number =>
  view.end > view.start ? between(((at - view.start) / (view.end - view.start)) * 100, 0, 100) : 0;

/** A list with one of it moved. */
export function reordered<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length || from === to) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}
