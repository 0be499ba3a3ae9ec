import type { Step } from './ladder.rules';

/** H.264 first: it goes through the station as it is, where everything else has to be encoded anew. */
const KINDS = [
  'video/webm;codecs=h264,opus',
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/webm;codecs=vp8,opus',
  'video/mp4',
  'video/webm',
];
const PIECE_MS = 200;
const SOUND_BITS = 96_000;
/** Players can begin at a key frame only. */
const KEY_MS = 2_000;

/** The options that Chromium knows beside those of the standard (mediacapture-record, `videoKeyFrameIntervalDuration`). */
type Options = MediaRecorderOptions & { readonly videoKeyFrameIntervalDuration?: number };

/** What this browser records best; null when it records nothing. */
export function recordingKind(): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  return KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? null;
}

export interface Recorder {
  /** Ends it; its last piece is handed over before this is done. */
  readonly stop: () => Promise<void>;
}

interface Ears {
  readonly piece: (bytes: Blob) => void;
  readonly broke: () => void;
}

/** Records what a camera sees, in pieces of a fifth of a second. */
export function record(stream: MediaStream, { kilobits }: Step, { piece, broke }: Ears): Recorder {
  const options: Options = {
    mimeType: recordingKind() ?? '',
    videoBitsPerSecond: kilobits * 1_000,
    audioBitsPerSecond: SOUND_BITS,
    videoKeyFrameIntervalDuration: KEY_MS,
  };
  const recorder = new MediaRecorder(stream, options);
  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) piece(data);
  };
  recorder.onerror = broke;
  recorder.start(PIECE_MS);
  return {
    stop: () =>
      new Promise((resolve) => {
        if (recorder.state === 'inactive') {
          resolve();
          return;
        }
        recorder.onstop = () => resolve();
        recorder.stop();
      }),
  };
}
