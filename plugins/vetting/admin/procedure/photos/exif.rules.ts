/** What a camera wrote into a photograph: when it was taken, and where. */
export type Taken = {
  readonly at: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** A photograph as far as it is kept: its hash, and what the camera says of it. The picture stays with whoever took it. */
export type ReadPhoto = Taken & { readonly name: string; readonly hash: string };

const NOTHING: Taken = { at: null, latitude: null, longitude: null };
/** Cameras write the hour of the place; where they do not say which, it is the stations'. */
const ZONE = '+08:00';

const TAG = {
  ...{ camera: 0x8769, place: 0x8825, takenAt: 0x9003, zone: 0x9011 },
  ...{ northOrSouth: 1, latitude: 2, eastOrWest: 3, longitude: 4 },
} as const;

/** Reads a JPEG's EXIF. A photograph without it, or one that was cut short, says nothing. */
export function takenOf(bytes: Uint8Array): Taken {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = exifOf(view);
    return start === undefined ? NOTHING : readTaken({ view, start, little: view.getUint16(start) === 0x4949 });
  } catch (error) {
    // A number that lies beyond the end of the file.
    if (error instanceof RangeError) return NOTHING;
    throw error;
  }
}

/** Where the EXIF of a JPEG begins: in the first of its parts that is called so. */
function exifOf(view: DataView): number | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 10 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00 || marker === 0xffda) return undefined;
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
  }
  return undefined;
}

type File = { readonly view: DataView; readonly start: number; readonly little: boolean };
/** Where the four bytes of each tag's value lie, and how many values there are. */
type Folder = ReadonlyMap<number, { readonly at: number; readonly count: number }>;

function readTaken(file: File): Taken {
  const { view, start, little } = file;
  const root = folderAt(file, view.getUint32(start + 4, little));
  const inside = (tag: number): Folder => {
    const entry = root.get(tag);
    return entry ? folderAt(file, view.getUint32(entry.at, little)) : new Map();
  };
  const [camera, place] = [inside(TAG.camera), inside(TAG.place)];
  return {
    at: momentOf(textOf(file, camera, TAG.takenAt), textOf(file, camera, TAG.zone)),
    latitude: degreesOf(file, place, [TAG.latitude, TAG.northOrSouth]),
    longitude: degreesOf(file, place, [TAG.longitude, TAG.eastOrWest]),
  };
}

function folderAt({ view, start, little }: File, offset: number): Folder {
  const at = start + offset;
  const entries = Array.from({ length: view.getUint16(at, little) }, (_none, index) => at + 2 + index * 12);
  return new Map(
    entries.map((entry) => [
      view.getUint16(entry, little),
      { at: entry + 8, count: view.getUint32(entry + 4, little) },
    ]),
  );
}

function textOf({ view, start, little }: File, folder: Folder, tag: number): string {
  const entry = folder.get(tag);
  if (!entry) return '';
  // Up to four letters stand in the entry itself.
  const at = entry.count > 4 ? start + view.getUint32(entry.at, little) : entry.at;
  const letters = Array.from({ length: Math.min(entry.count, 64) }, (_none, index) => view.getUint8(at + index));
  return String.fromCharCode(...letters.filter((letter) => letter !== 0)).trim();
}

function momentOf(text: string, zone: string): string | null {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text);
  if (!found) return null;
  const [, year, month, day, hour] = found;
  const at = Date.parse(`${year}-${month}-${day}T${hour}${/^[+-]\d\d:\d\d$/.test(zone) ? zone : ZONE}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function degreesOf(file: File, folder: Folder, [number, side]: readonly [number, number]): number | null {
  const entry = folder.get(number);
  if (entry?.count !== 3) return null;
  const { view, start, little } = file;
  const at = start + view.getUint32(entry.at, little);
  const [degrees = NaN, minutes = NaN, seconds = NaN] = [0, 8, 16].map(
    (step) => view.getUint32(at + step, little) / view.getUint32(at + step + 4, little),
  );
  const value = degrees + minutes / 60 + seconds / 3_600;
  if (!Number.isFinite(value)) return null;
  return /^[SW]/.test(textOf(file, folder, side)) ? -value : value;
}
