import { useEffect, useState, type RefObject } from 'react';

/** Safari on phones fills the screen with a video only, never with the page around it. */
interface PhoneVideo extends HTMLVideoElement {
  readonly webkitEnterFullscreen?: () => void;
}

export interface Filled {
  readonly isFilled: boolean;
  readonly canFill: boolean;
  readonly turn: () => void;
}

/** The player over the whole screen. */
export function useFilled(frame: RefObject<HTMLElement | null>, video: RefObject<HTMLVideoElement | null>): Filled {
  const [isFilled, setFilled] = useState(false);
  useEffect(() => {
    const look = () => setFilled(frame.current !== null && document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, [frame]);
  const phone: PhoneVideo | null = video.current;
  const turn = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (document.fullscreenEnabled) frame.current?.requestFullscreen().catch(() => undefined);
    else phone?.webkitEnterFullscreen?.();
  };
  return { isFilled, canFill: document.fullscreenEnabled || phone?.webkitEnterFullscreen !== undefined, turn };
}
