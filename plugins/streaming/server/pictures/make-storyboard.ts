import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunFfmpeg } from '../../engine/ffmpeg/run-ffmpeg';
import { epochFile } from '../../engine/wire/session-line.rules';
import { keyParts, recordedSeconds, type KeyPart } from './key-pictures.rules';
import { piece, writeWhole, type Recorded } from './recording-posters';
import { layoutOf, STORYBOARD_JPG, STORYBOARD_VTT, storyboardVtt, tilesOf, type Layout } from './storyboard.rules';

/** How it went: `none` where a recording has no picture. */
export type StoryboardMade = 'made' | 'there' | 'none' | 'failed';

const LIMIT = 120_000;
/** Behind everything that goes on now. */
const NICE = 15;

/**
 * Makes the storyboard of a recording that is over: out of the ranges of its key frames, not the whole file. Whoever dies on the way leaves
 * nothing that counts, since the file that players ask for is written last; done twice, it is done.
 */
export async function makeStoryboard(recorded: Recorded, ffmpeg: RunFfmpeg): Promise<StoryboardMade> {
  const { folder, state } = recorded;
  if (await isThere(folder)) return 'there';
  const seconds = recordedSeconds(state);
  const tiles = tilesOf(
    keyParts(state).filter(({ epoch }) => state.epochs.get(epoch)?.width !== undefined),
    seconds,
  );
  const [first] = tiles;
  const picture = first && state.epochs.get(first.epoch);
  if (!picture?.width || !picture.height) return 'none';
  const layout = layoutOf({ width: picture.width, height: picture.height }, tiles.length);
  const frames = await framesOf(recorded, { tiles, layout, ffmpeg });
  const sheet = frames && (await sheetOf(frames, layout, ffmpeg));
  if (!sheet) return 'failed';
  await writeWhole(join(folder, STORYBOARD_JPG), sheet);
  await writeWhole(join(folder, STORYBOARD_VTT), storyboardVtt(tiles, layout, seconds));
  return 'made';
}

/** The storyboard was made, and the recording did not go on since. */
async function isThere(folder: string): Promise<boolean> {
  const [made, index] = await Promise.all(
    [STORYBOARD_VTT, 'index.jsonl'].map((name) => stat(join(folder, name)).catch(() => undefined)),
  );
  return made !== undefined && index !== undefined && made.mtimeMs >= index.mtimeMs;
}

type Drawing = { readonly tiles: readonly KeyPart[]; readonly layout: Layout; readonly ffmpeg: RunFfmpeg };

/** The tiles as raw pictures, in their order. */
async function framesOf(recorded: Recorded, drawing: Drawing): Promise<readonly Buffer[] | undefined> {
  const frames: Buffer[] = [];
  for (const tiles of byEpoch(drawing.tiles)) {
    const drawn = await drawTiles(recorded, { ...drawing, tiles });
    // A frame that cannot be decoded would shift all after it: then each is drawn by itself.
    const exact = drawn.length === tiles.length ? drawn : await oneByOne(recorded, { ...drawing, tiles });
    if (!exact) return undefined;
    frames.push(...exact);
  }
  return frames;
}

/** Stretches of one file, since each has a head of its own. */
function byEpoch(tiles: readonly KeyPart[]): readonly (readonly KeyPart[])[] {
  const groups: KeyPart[][] = [];
  for (const tile of tiles) {
    const open = groups.at(-1);
    if (open?.[0]?.epoch === tile.epoch) open.push(tile);
    else groups.push([tile]);
  }
  return groups;
}

async function oneByOne(recorded: Recorded, drawing: Drawing): Promise<readonly Buffer[] | undefined> {
  const frames: Buffer[] = [];
  for (const tile of drawing.tiles) {
    const [frame = frames.at(-1)] = await drawTiles(recorded, { ...drawing, tiles: [tile] });
    frames.push(frame ?? black(drawing.layout));
  }
  return frames;
}

const bytesOf = ({ width, height }: Layout): number => (width * height * 3) / 2;

const black = (layout: Layout): Buffer => Buffer.alloc(bytesOf(layout), 128).fill(0, 0, layout.width * layout.height);

async function drawTiles({ folder, state }: Recorded, { tiles, layout, ffmpeg }: Drawing): Promise<readonly Buffer[]> {
  const [first] = tiles;
  if (!first) return [];
  const { width, height } = layout;
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:-1:-1,setsar=1`;
  const { output } = await ffmpeg({
    args: [
      ...['-v', 'error', '-threads', '1', '-skip_frame', 'nokey', '-f', 'mp4', '-i', 'pipe:0', '-an'],
      ...['-vf', fit, '-vsync', 'passthrough', '-pix_fmt', 'yuvj420p', '-f', 'rawvideo', 'pipe:1'],
    ],
    ...{ limitMs: LIMIT, nice: NICE, input: pieces(join(folder, epochFile(first.epoch)), state, tiles) },
  });
  const size = bytesOf(layout);
  return Array.from({ length: Math.floor(output.length / size) }, (_, at) =>
    output.subarray(at * size, (at + 1) * size),
  );
}

async function* pieces(path: string, { epochs }: Recorded['state'], tiles: readonly KeyPart[]): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    yield await piece(file, 0, epochs.get(tiles[0]?.epoch ?? 0)?.init ?? 0);
    for (const { offset, length } of tiles) yield await piece(file, offset, length);
  } finally {
    await file.close();
  }
}

async function sheetOf(frames: readonly Buffer[], layout: Layout, ffmpeg: RunFfmpeg): Promise<Buffer | undefined> {
  const { width, height, columns, rows } = layout;
  const { is, output } = await ffmpeg({
    args: [
      ...['-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'yuvj420p', '-s', `${width}x${height}`, '-i', 'pipe:0'],
      ...[
        '-vf',
        `tile=${columns}x${rows}`,
        '-frames:v',
        '1',
        '-c:v',
        'mjpeg',
        '-q:v',
        '5',
        '-f',
        'image2pipe',
        'pipe:1',
      ],
    ],
    ...{ limitMs: LIMIT, nice: NICE, input: frames },
  });
  return is === 'done' && output.length > 0 ? output : undefined;
}
