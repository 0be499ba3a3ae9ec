import type { LiveMessage } from '@/contract/live-room';
import type { Density } from './danmaku.rules';

/** What flies: each message as it comes, told past React, which would draw the page anew for each. */
export interface Sky {
  readonly tell: (messages: readonly LiveMessage[]) => void;
  readonly hear: (listen: (messages: readonly LiveMessage[]) => void) => () => void;
}

/** Makes the way from whoever hears messages to the picture over which they fly. */
export function makeSky(): Sky {
  const ears = new Set<(messages: readonly LiveMessage[]) => void>();
  return {
    tell: (messages) => {
      for (const listen of ears) listen(messages);
    },
    hear: (listen) => {
      ears.add(listen);
      return () => void ears.delete(listen);
    },
  };
}

export interface DanmakuProps {
  readonly sky: Sky;
  readonly density: Density;
  /** Messages of this viewer's own, by their ids. */
  readonly isOwn: (id: string) => boolean;
  /** Height of the letters, in pixels. */
  readonly size: number;
}

/** More than this are never in the air at once. */
export const MOST_IN_AIR = 80;
