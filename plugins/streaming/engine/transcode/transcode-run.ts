import { FlvStream } from '../flv/flv-stream';
import { startFfmpeg } from '../ffmpeg/run-ffmpeg';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { flvHead, flvTag } from '../flv/flv-written.rules';
import { transcodeCommand, type Transcoding } from './transcode-command.rules';

/** One ffmpeg at work. */
export type TranscodeRun = {
  write(tag: FlvTag): void;
  /** Ends it; nothing of it is heard any more. */
  stop(): void;
};

/** Who hears of it. */
export type TranscodeEars = { onTag(tag: FlvTag): void; onEnd(): void };

/** Starts one. */
export type StartTranscode = (work: Transcoding & { readonly hasSound: boolean }, ears: TranscodeEars) => TranscodeRun;

/** Starts ffmpeg behind everything else on the machine: whoever lets encoders in and serves viewers comes first. It ends with this process. */
export const startTranscode: StartTranscode = ({ hasSound, ...work }, ears) => {
  const { input, output, ended, stop } = startFfmpeg(work.look.ffmpeg, { args: transcodeCommand(work) });
  const flv = new FlvStream();
  let isOver = false;
  output.on('data', (piece: Buffer) => {
    if (!isOver) for (const tag of flv.read(piece)) ears.onTag(tag);
  });
  void ended.then(({ words }) => {
    if (isOver) return;
    isOver = true;
    // The log of the process: an operator reads on the light that it is started anew.
    process.stderr.write(`a picture is no longer made: ${words}\n`);
    ears.onEnd();
  });
  input.write(flvHead(hasSound));
  return {
    write: (tag) => {
      if (input.writable) for (const piece of flvTag(tag)) input.write(piece);
    },
    stop: () => {
      isOver = true;
      stop();
    },
  };
};
