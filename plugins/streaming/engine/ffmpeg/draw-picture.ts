import { fewAtOnce } from './few-at-once';
import { runFfmpeg } from './run-ffmpeg';

/** Decodes the key frame at the beginning of a fragment; nothing when it cannot be. */
export type DrawPicture = (head: Buffer, part: Buffer) => Promise<Buffer | undefined>;

/** As wide as pages show a poster. */
export const LARGE = 960;

const LIMIT = 8_000;
/** However many rooms there are, encoders and viewers need the machine more. */
const AT_ONCE = 2;

/** Draws by ffmpeg, a few at once. `where` is asked each time: there may be none on this machine. */
export function drawByFfmpeg(where: () => Promise<string | undefined>, failed: (words: string) => void): DrawPicture {
  const inTurn = fewAtOnce(AT_ONCE);
  return (head, part) =>
    inTurn(async () => {
      const path = await where();
      if (path === undefined) return undefined;
      const { is, output, words } = await runFfmpeg(path, { args: DRAWING, limitMs: LIMIT, input: [head, part] });
      if (is === 'done' && output.length > 0) return output;
      failed(`${is}: ${words}`);
      return undefined;
    });
}

const DRAWING = [
  ...['-v', 'error', '-threads', '1', '-f', 'mp4', '-i', 'pipe:0', '-an', '-frames:v', '1'],
  ...[
    '-vf',
    `scale=w='min(${LARGE},iw)':h=-2`,
    '-pix_fmt',
    'yuvj420p',
    '-c:v',
    'mjpeg',
    '-q:v',
    '4',
    '-f',
    'image2pipe',
    'pipe:1',
  ],
];
