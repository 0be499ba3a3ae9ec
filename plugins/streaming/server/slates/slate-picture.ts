import sharp, { type Sharp } from 'sharp';

const WIDTH = 1280;
const HEIGHT = 720;
/** More than a screen of 8K: what is larger was made to be unpacked. */
const MOST_PIXELS = 40_000_000;
const KINDS: readonly string[] = ['jpeg', 'png', 'webp'];

/** A picture as it may stand on air: looked at to its last row, upright, without what a camera wrote beside it. Undefined when it is none. */
export function slatePicture(bytes: Buffer): Promise<Buffer | undefined> {
  const size = { width: WIDTH, height: HEIGHT, fit: 'contain', background: '#141210' } as const;
  return writtenAnew(bytes, (picture) =>
    picture.resize(size).flatten({ background: '#141210' }).jpeg({ quality: 84 }).toBuffer(),
  );
}

/** A picture that somebody brought, looked at to its last row and written anew; undefined when it is none. */
export async function writtenAnew(
  bytes: Buffer,
  write: (picture: Sharp) => Promise<Buffer>,
): Promise<Buffer | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!KINDS.includes(format)) return undefined;
    return await write(picture.autoOrient());
  } catch {
    // sharp throws for what it cannot decode, and says so only in words.
    return undefined;
  }
}

/** The house's own: a station's name, the words, and the ember, on paper by night. */
export function usualSlate(station: string): Promise<Buffer> {
  const name = escaped([...station].slice(0, 24).join(''));
  const words = `font-family="Noto Sans CJK SC, PingFang SC, sans-serif" text-anchor="middle"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#141210"/>
    <rect x="80" y="96" width="1120" height="1" fill="#38332e"/><rect x="80" y="623" width="1120" height="1" fill="#38332e"/>
    <path d="${EMBER}" fill="#ff7a55"/><path d="${BOWL}" fill="none" stroke="#f5f1ea" stroke-width="9" stroke-linecap="round"/>
    <text x="640" y="430" ${words} font-size="60" font-weight="600" fill="#f5f1ea">信号中断，马上回来</text>
    <text x="640" y="494" ${words} font-size="32" fill="#a8a29e">We will be right back</text>
    <text x="640" y="586" ${words} font-size="30" fill="#f5f1ea">${name}</text>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}

/** The flame and the bowl of the house's mark. */
const EMBER = 'M640 176c14 30 42 46 42 84a42 42 0 0 1-84 0c0-22 12-32 20-46 6 12 12 16 18 18-4-20-4-38 4-56z';
const BOWL = 'M560 268c4 44 34 68 80 68s76-24 80-68';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
