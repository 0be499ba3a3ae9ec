/** A part of a picture that shows what happens from one second to another. */
export interface Tile {
  readonly from: number;
  readonly to: number;
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const TIMES = /^(?:(\d+):)?(\d{2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d{2}):(\d{2})[.,](\d{3})/;
const PLACE = /^(.*)#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)$/;

const secondsOf = ([hours = '0', minutes = '0', seconds = '0', thousandths = '0']: readonly (string | undefined)[]) =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;

function placeOf(line: string, base: string): Omit<Tile, 'from' | 'to'> | null {
  const [, address = '', ...box] = PLACE.exec(line) ?? [];
  const [x = 0, y = 0, width = 0, height = 0] = box.map(Number);
  return width === 0 || height === 0 ? null : { url: new URL(address, base).href, x, y, width, height };
}

function tileOf(block: string, base: string): Tile | null {
  const lines = block.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => TIMES.test(line));
  const times = TIMES.exec(lines[at] ?? '');
  const place = placeOf(lines[at + 1] ?? '', base);
  return times && place ? { from: secondsOf(times.slice(1, 5)), to: secondsOf(times.slice(5, 9)), ...place } : null;
}

/** Reads a storyboard as Mux writes it. What is no part of a picture is left out: a preview is no reason to fail. */
export function readStoryboard(text: string, base: string): readonly Tile[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .flatMap((block) => tileOf(block, base) ?? []);
}

/** What was to be seen at this second; past the last one, the last one. */
export function tileAt(tiles: readonly Tile[], at: number): Tile | null {
  return tiles.findLast((tile) => tile.from <= at) ?? null;
}
