import { useEffect, useRef, useState } from 'react';
import type { RoomMessage } from '@hearth/cms/contract';
import { openLine } from '@hearth/cms/reach';
import { useAuth } from '@strapi/strapi/admin';

/** What somebody at a realtime room hears. */
export type Heard = {
  readonly entered: (snapshot: unknown) => void;
  readonly said: (message: RoomMessage) => void;
};

/** Holds a line to a realtime room, and tells whether it stands. */
export function useLine(room: string | undefined, heard: Heard): boolean {
  const token = useAuth('useLine', (state) => state.token);
  const held = useRef({ token, heard });
  held.current = { token, heard };
  const [isUp, setUp] = useState(false);
  useEffect(() => {
    if (room === undefined) return undefined;
    return openLine(room, {
      token: () => held.current.token ?? '',
      entered: (snapshot) => {
        setUp(true);
        held.current.heard.entered(snapshot);
      },
      said: (message) => held.current.heard.said(message),
      down: () => setUp(false),
    });
  }, [room]);
  return isUp;
}
