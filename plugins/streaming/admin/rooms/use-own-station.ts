import { useReading, type Both } from '@hearth/cms/reach';

/** A station by its names. */
export type NamedStation = { readonly slug: string; readonly name: Both };

type Known = { readonly own: string; readonly stations: readonly NamedStation[] };

/** The stations that whoever sits here sees, with their own, once they are known. */
export const useStations = (): Known | undefined => useReading<Known>('/cms/stations').value;

/** The station of whoever sits here, once it is known. */
export const useOwnStation = (): string | undefined => useStations()?.own;
