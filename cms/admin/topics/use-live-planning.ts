import { useLiveRoom } from '../reach/use-live-room';

/** Hears in the room of a station that what is planned changed, and says so; nothing while the station is not known yet. */
export function useLivePlanning(station: string | undefined, onNews: () => void): void {
  useLiveRoom(station === undefined ? undefined : `planning:${station}`, onNews);
}
