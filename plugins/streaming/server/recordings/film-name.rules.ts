/** What a name of a film is made of. */
export type FilmFacts = { readonly title: string; readonly beganAt: string };

/** Signs that one or another system has no place for in a name. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;
const LONGEST = 60;
/** The day at the station. */
const STATION_HOURS = 8;

/** The name of a film on somebody's disk: what it is, the day, and which of several. */
export function filmName({ title, beganAt }: FilmFacts, part?: number): string {
  const words = [...title.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim()].slice(0, LONGEST).join('').trim();
  const day = new Date(Date.parse(beganAt) + STATION_HOURS * 3_600_000).toISOString().slice(0, 10);
  return `${words === '' ? 'recording' : words} ${day}${part === undefined ? '' : ` (${part})`}.mp4`;
}
