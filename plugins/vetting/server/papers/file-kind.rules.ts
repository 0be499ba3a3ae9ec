import type { PaperFile } from '../../contract';

const PDF = Buffer.from('%PDF-');
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Software adds lines behind the end of a PDF. */
const TAIL = 2_048;

/** What the bytes of a file say it is, whatever its name said; a file that was cut off is `broken`. */
export function kindOfFile(bytes: Buffer): PaperFile['type'] | 'broken' | undefined {
  const tail = bytes.subarray(-TAIL);
  if (bytes.subarray(0, PDF.length).equals(PDF)) return tail.includes('%%EOF') ? 'application/pdf' : 'broken';
  if (bytes.subarray(0, JPEG.length).equals(JPEG))
    return tail.includes(Buffer.from([0xff, 0xd9])) ? 'image/jpeg' : 'broken';
  if (bytes.subarray(0, PNG.length).equals(PNG)) return tail.includes('IEND') ? 'image/png' : 'broken';
  return undefined;
}

/** The pages of a file, where they can be counted: an image is one; a PDF that packs its page tree does not say. */
export function pagesOf(bytes: Buffer, type: PaperFile['type']): number | null {
  if (type !== 'application/pdf') return 1;
  const found = bytes.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g);
  return found ? Math.min(found.length, 500) : null;
}
