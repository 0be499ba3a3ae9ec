import type { FieldPlace, StationMap } from '../../contract';

/** A topic at its place on the map. */
export type Located = { readonly topic: FieldPlace; readonly x: number; readonly y: number };

/** What can be shown on the map, and what cannot because nobody drew its place. */
export type OnMap = { readonly located: readonly Located[]; readonly elsewhere: readonly FieldPlace[] };

/** How far topics at one place stand from each other, so that none covers another. */
const STEP = 16;

/** Finds the place of each topic by the longest name of the map that its own words for the place contain. */
export function locate(topics: readonly FieldPlace[], map: StationMap): OnMap {
  const places = [...map.places].sort((a, b) => b.name.length - a.name.length);
  const located: Located[] = [];
  const elsewhere: FieldPlace[] = [];
  const taken = new Map<string, number>();
  for (const topic of topics) {
    const place = places.find(({ name }) => topic.place.includes(name));
    if (!place) {
      elsewhere.push(topic);
      continue;
    }
    const nth = taken.get(place.name) ?? 0;
    taken.set(place.name, nth + 1);
    located.push({ topic, x: place.x + nth * STEP, y: place.y + (nth % 2) * STEP });
  }
  return { located, elsewhere };
}
