import type { WriteVisit } from '../../contract';

const EARTH_KM = 6_371;
/** A photograph from further away was not taken at the place. */
export const FAR_KM = 2;
const DAY = 86_400_000;

type Point = { readonly latitude: number; readonly longitude: number };

/** How far two places are from each other, in kilometres over the ground. */
export function distanceKm(one: Point, other: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const half =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

type Photo = WriteVisit['photos'][number];

/** What is odd about a photograph. One without a place is far from every place; at a visit by video nobody expects one. */
export function oddOf(
  { kind, visitedAt, ...place }: Pick<WriteVisit, 'kind' | 'visitedAt' | 'latitude' | 'longitude'>,
  { latitude, longitude, takenAt }: Photo,
): { readonly isFar: boolean; readonly isOfAnotherDay: boolean } {
  const away = latitude === null || longitude === null ? Infinity : distanceKm(place, { latitude, longitude });
  return {
    isFar: kind === 'onsite' && away > FAR_KM,
    isOfAnotherDay: Math.abs(Date.parse(takenAt) - Date.parse(visitedAt)) > DAY,
  };
}

/** Whether enough was brought back: a checklist and photographs, unless the supplier let nobody in. */
export const isBare = ({ result, checklist, photos }: Pick<WriteVisit, 'result' | 'checklist' | 'photos'>): boolean =>
  result !== 'refused' && (checklist.length === 0 || photos.length === 0);
