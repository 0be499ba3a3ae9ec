import { useLiveRoom } from '../reach/use-live-room';

/** Hears in the room of a station that topics changed, and says so. */
export function useLivePlanning(station: string, onNews: () => void): void {
  useLiveRoom(`planning:${station}`, onNews);
}
