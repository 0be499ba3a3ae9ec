import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The body of a tag of FLV, as the ingest hands it on. */
export type FilmTag = { readonly kind: 'video' | 'audio'; readonly time: number; readonly payload: Buffer };

const FOLDER = join(__dirname, '../../../../../.cache/streaming');
const FILM = join(FOLDER, 'pattern-720p30.flv');
const SECONDS = '20';
const PICTURE =
  '-c:v libx264 -preset veryfast -tune zerolatency -b:v 2500k -minrate 2500k -maxrate 2500k -bufsize 2500k';
const RHYTHM = '-g 60 -keyint_min 60 -sc_threshold 0 -pix_fmt yuv420p -c:a aac -b:a 128k -f flv';

/** Twenty seconds of 720p30 with sound at 2.65 Mbit/s and a key frame every two seconds; encoded once for a checkout. */
export async function aFilm(): Promise<readonly FilmTag[]> {
  if (!existsSync(FILM)) await encode();
  return tagsOf(readFileSync(FILM));
}

async function encode(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const part = `${FILM}.${process.pid}`;
  const pattern = ['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30', '-f', 'lavfi', '-i', 'sine=f=440:r=48000'];
  const how = [...PICTURE.split(' '), ...RHYTHM.split(' ')];
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...pattern, '-t', SECONDS, ...how, part]);
  renameSync(part, FILM);
}

const HEADER = 13;
const TAG = 11;

/** The pictures and sounds in a file of FLV. */
export function tagsOf(file: Buffer): readonly FilmTag[] {
  const tags: FilmTag[] = [];
  for (let at = HEADER; at + TAG <= file.length;) {
    const length = file.readUIntBE(at + 1, 3);
    const time = file.readUIntBE(at + 4, 3) + file.readUInt8(at + 7) * 2 ** 24;
    const kind = { 8: 'audio', 9: 'video' }[file.readUInt8(at)];
    const payload = file.subarray(at + TAG, at + TAG + length);
    // ffmpeg says at the end that it is one; this film goes on.
    const isEnd = kind === 'video' && payload[1] === 2;
    if ((kind === 'audio' || kind === 'video') && !isEnd) tags.push({ kind, time, payload });
    at += TAG + length + 4;
  }
  return tags;
}

/** Pictures and sounds as a file of FLV, which ffmpeg can read. */
export function flvOf(tags: readonly FilmTag[]): Buffer {
  const parts: Buffer[] = [Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0])];
  for (const { kind, time, payload } of tags) {
    const head = Buffer.alloc(TAG);
    head.writeUInt8(kind === 'video' ? 9 : 8);
    head.writeUIntBE(payload.length, 1, 3);
    head.writeUIntBE(time & 0xffffff, 4, 3);
    head.writeUInt8((time >>> 24) & 0xff, 7);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(TAG + payload.length);
    parts.push(head, payload, size);
  }
  return Buffer.concat(parts);
}
