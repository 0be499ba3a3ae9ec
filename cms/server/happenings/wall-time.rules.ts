const DAY = 86_400_000;
const MINUTE = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, made);
  return made;
}

/** Whether a name is that of a time zone. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the wall shows at a moment, in milliseconds as if it were UTC. Swedish writes dates as ISO does, with a space for the T. */
const shown = (moment: number, zone: string): number =>
  Date.parse(`${formatOf(zone).format(moment).replace(' ', 'T')}Z`);

/** What the wall of a zone shows at a moment, as `2026-11-28T19:30`. */
export function wallOf(moment: number, zone: string): string {
  return new Date(shown(moment, zone)).toISOString().slice(0, 16);
}

/**
 * The moment at which the wall of a zone shows a time. An hour that comes twice means its first time; one that is left out when summer
 * time begins means what it would have been without the change, as RFC 5545 has it.
 */
export function momentOf(wall: string, zone: string): number {
  const face = Date.parse(`${wall}Z`);
  const offset = (at: number): number => shown(at, zone) - Math.floor(at / 1000) * 1000;
  const candidates = [face - offset(face - DAY), face - offset(face + DAY)];
  const right = candidates.filter((at) => shown(at, zone) === face);
  return right.length > 0 ? Math.min(...right) : (candidates[0] ?? face);
}

/** A wall time some minutes later by the wall. */
export function wallLater(wall: string, minutes: number): string {
  return new Date(Date.parse(`${wall}Z`) + minutes * MINUTE).toISOString().slice(0, 16);
}
