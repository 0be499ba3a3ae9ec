import { MOST_EVIDENCE_SIGNS } from '../../contract';

const SIDE = 1600;
const QUALITIES = [0.86, 0.7, 0.5] as const;

/** A photo as JPEG in base64, no larger than a request may hold; empty when the browser cannot read it. */
export async function shrunkPhoto(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return '';
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of QUALITIES) {
    const text = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if (text.length <= MOST_EVIDENCE_SIGNS) return text;
  }
  return '';
}
