import { useReading } from './use-reading';

/** The station at which whoever sits here works; nothing while it is read. */
export const useOwnStation = (): string | undefined => useReading<{ own: string }>('/cms/stations').value?.own;
