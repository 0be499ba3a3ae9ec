/** A list with one of its things at another place; a place beyond an end is that end. */
export function moved<Thing>(all: readonly Thing[], from: number, to: number): readonly Thing[] {
  const thing = all[from];
  if (thing === undefined) return all;
  const place = Math.min(Math.max(to, 0), all.length - 1);
  const rest = all.filter((_, at) => at !== from);
  return [...rest.slice(0, place), thing, ...rest.slice(place)];
}

/** Where a line that is dragged comes to lie if it is dropped here; nowhere else while it is over itself. */
export function markOf(from: number, to: number): 'before' | 'after' | undefined {
  if (from === to) return undefined;
  return to < from ? 'before' : 'after';
}

/** Whole seconds as 1:05 or 1:02:05; less than nought with its sign. */
export function clockWords(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  const tail = String(rest).padStart(2, '0');
  const words = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
  return seconds < 0 && whole > 0 ? `−${words}` : words;
}
