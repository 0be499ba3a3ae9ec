import { host } from '@/platform/host';
import type { CameraHears, CameraSays } from './camera-protocol';

/** A line to the station. */
export interface CameraLine {
  readonly say: (words: CameraSays) => void;
  readonly send: (bytes: Blob) => void;
  /** Bytes that the network has not taken yet. */
  readonly waiting: () => number;
  readonly close: () => void;
}

const PATH = '/streaming/camera';
/** A net that swallows everything opens no line and says nothing of it. */
const PATIENCE_MS = 10_000;

interface Ears {
  readonly hello: CameraSays;
  readonly heard: (words: CameraHears) => void;
  readonly closed: () => void;
}

/** Opens a line; the token goes in its first message, since addresses stand in logs. */
export function openCameraLine({ hello, heard, closed }: Ears): CameraLine {
  const socket = new WebSocket(host().replace(/^http/, 'ws') + PATH);
  let isOver = false;
  const over = () => {
    clearTimeout(patience);
    if (isOver) return;
    isOver = true;
    socket.close();
    closed();
  };
  const patience = setTimeout(over, PATIENCE_MS);
  socket.onopen = () => {
    clearTimeout(patience);
    socket.send(JSON.stringify(hello));
  };
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string' && !isOver) heard(JSON.parse(data) as CameraHears); // the host's own words
  };
  socket.onclose = over;
  socket.onerror = over;
  const isOpen = () => socket.readyState === WebSocket.OPEN && !isOver;
  return {
    say: (words) => isOpen() && socket.send(JSON.stringify(words)),
    send: (bytes) => isOpen() && socket.send(bytes),
    waiting: () => socket.bufferedAmount,
    close: () => {
      isOver = true;
      clearTimeout(patience);
      socket.close();
    },
  };
}
