import { useCallback, useEffect, useRef, useState } from 'react';
import { stepOf, ladder } from './ladder.rules';
import { recordingKind } from './recorder.web';

/** Why there is no picture of this phone's own. */
export type NoCamera = 'asking' | 'denied' | 'none' | 'insecure' | 'old';

export interface OwnCamera {
  readonly stream: MediaStream | null;
  readonly no: NoCamera | null;
  readonly isMuted: boolean;
  readonly mayFlip: boolean;
  readonly ask: () => void;
  readonly flip: () => void;
  readonly mute: (is: boolean) => void;
}

type Facing = 'environment' | 'user';

const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

async function opened(facing: Facing): Promise<MediaStream> {
  const { height, fps } = stepOf(ladder);
  return navigator.mediaDevices.getUserMedia({
    audio: SOUND,
    video: {
      facingMode: { ideal: facing },
      height: { ideal: height },
      width: { ideal: Math.round((height * 16) / 9) },
      frameRate: { ideal: fps },
    },
  });
}

/** What stands against it before anybody is asked. */
function unable(): NoCamera | null {
  if (!window.isSecureContext) return 'insecure';
  return recordingKind() === null || !('mediaDevices' in navigator) ? 'old' : null;
}

const meant = (error: unknown): NoCamera =>
  error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name) ? 'denied' : 'none';

const letGo = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop());

function useMuting(stream: MediaStream | null, isMuted: boolean): void {
  useEffect(() => {
    stream?.getAudioTracks().forEach((track) => {
      track.enabled = !isMuted;
    });
  }, [stream, isMuted]);
}

/** Camera and microphone of this phone, for as long as the screen is open. */
export function useOwnCamera(): OwnCamera {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [no, setNo] = useState<NoCamera | null>(() => unable() ?? 'asking');
  const [isMuted, setMuted] = useState(false);
  const [mayFlip, setMayFlip] = useState(false);
  const held = useRef<MediaStream | null>(null);
  const facing = useRef<Facing>('environment');
  const isGone = useRef(false);

  const take = useCallback(async () => {
    if (unable()) return;
    // A phone opens the second camera only when the first one is let go.
    letGo(held.current);
    try {
      const fresh = await opened(facing.current);
      if (isGone.current) {
        letGo(fresh);
        return;
      }
      held.current = fresh;
      setStream(fresh);
      setNo(null);
      const devices = await navigator.mediaDevices.enumerateDevices();
      setMayFlip(devices.filter(({ kind }) => kind === 'videoinput').length > 1);
    } catch (error) {
      held.current = null;
      setStream(null);
      setNo(meant(error));
    }
  }, []);

  useEffect(() => {
    isGone.current = false;
    void take();
    return () => {
      isGone.current = true;
      letGo(held.current);
    };
  }, [take]);
  useMuting(stream, isMuted);

  const flip = () => {
    facing.current = facing.current === 'user' ? 'environment' : 'user';
    void take();
  };
  return { stream, no, isMuted, mayFlip, ask: () => void take(), flip, mute: setMuted };
}
