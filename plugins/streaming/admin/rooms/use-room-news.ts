import { useState } from 'react';
import { useLiveRoom } from '@hearth/cms/reach';
import { useOwnStation } from './use-own-station';

/** Hears of the station's rooms until the page says that it is leaving: that its room is gone is no reason to read it again. */
export function useRoomNews(onNews: () => void): (isLeaving: boolean) => void {
  const station = useOwnStation();
  const [isLeaving, setLeaving] = useState(false);
  useLiveRoom(station && !isLeaving ? `streaming:${station}` : undefined, onNews);
  return setLeaving;
}
