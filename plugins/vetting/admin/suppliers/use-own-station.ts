import { useReading } from '@hearth/cms/reach';

/** The station at which whoever sits here works; nothing while it is read. */
export const useOwnStation = (): string | undefined => useReading<{ own: string }>('/cms/stations').value?.own;
