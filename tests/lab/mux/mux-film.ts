import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { clockFilm } from '../encoder/clock-film';

/** A film in pieces of two seconds, as a network hands it out. */
export type LabFilm = { readonly pieces: readonly Buffer[] };

const SECONDS = 2;
const WINDOW = 6;
const folder = resolve(__dirname, '../../../.cache/streaming/mux-film');

/** The moving clock, cut once for a checkout and kept. */
export async function labFilm(): Promise<LabFilm> {
  if (!existsSync(folder)) await cut(await clockFilm({ size: '640x360', kilobits: 800 }));
  const names = readdirSync(folder).sort();
  return { pieces: names.map((name) => readFileSync(join(folder, name))) };
}

async function cut(film: string): Promise<void> {
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  const pieces = [
    '-f',
    'segment',
    '-segment_time',
    String(SECONDS),
    '-segment_format',
    'mpegts',
    '-reset_timestamps',
    '1',
  ];
  await promisify(execFile)('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    film,
    '-c',
    'copy',
    ...pieces,
    join(making, '%03d.ts'),
  ]);
  // Two suites may begin at once; the first one's is as good.
  if (!existsSync(folder)) renameSync(making, folder);
}

/** What stands at a stream's own address: one rendition. */
export const masterOf = (media: string): string =>
  `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-STREAM-INF:BANDWIDTH=950000,RESOLUTION=640x360,CODECS="avc1.64001f,mp4a.40.2"\n${media}\n`;

/** When a broadcast began, in milliseconds, and how many seconds ago that was. */
type Going = { readonly began: number; readonly seconds: number };

/** What a broadcast that began so many seconds ago shows now: its last pieces, the film over and over. */
export function liveList({ pieces }: LabFilm, { began, seconds }: Going): string {
  const made = Math.floor(seconds / SECONDS) + 2;
  const first = Math.max(0, made - WINDOW);
  const lines = ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${SECONDS + 1}`];
  lines.push(`#EXT-X-MEDIA-SEQUENCE:${first}`, `#EXT-X-DISCONTINUITY-SEQUENCE:${first}`);
  for (let at = first; at < made; at += 1) {
    // Two pieces are there when it begins: what is shown was taken before it is listed.
    const taken = new Date(began + (at - 2) * SECONDS * 1_000).toISOString();
    lines.push(...pieceLines(at % pieces.length, [`#EXT-X-PROGRAM-DATE-TIME:${taken}`]));
  }
  return `${lines.join('\n')}\n`;
}

/** The whole film, over. */
export function wholeList({ pieces }: LabFilm): string {
  const head = ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${SECONDS + 1}`, '#EXT-X-PLAYLIST-TYPE:VOD'];
  return `${[...head, ...pieces.flatMap((_, at) => pieceLines(at)), '#EXT-X-ENDLIST'].join('\n')}\n`;
}

/** Each piece begins its own time. */
const pieceLines = (at: number, more: readonly string[] = []): readonly string[] => [
  '#EXT-X-DISCONTINUITY',
  ...more,
  `#EXTINF:${SECONDS}.0,`,
  `/lab-film/${at}.ts`,
];
