import type { FileSource } from './outbox-box';
import type { Photo } from './photos';

const SIDE = 2048; // both as on a phone, see photos.ts
const QUALITY = 0.82;

/** The browser's own dialog, which on a phone offers the camera too. It never says that somebody changed their mind. */
export const pickPhotos = (most: number): Promise<readonly Photo[]> => dialog(most, { multiple: true });

/** Where a finger points there is a camera that the browser opens; elsewhere the dialog would be that of files once more. */
export const hasCamera = (): boolean => window.matchMedia('(pointer: coarse)').matches;

/** Opens the camera at once. */
export const takePhoto = (): Promise<readonly Photo[]> => dialog(1, { capture: 'environment' });

function dialog(
  most: number,
  kind: Partial<Pick<HTMLInputElement, 'multiple' | 'capture'>>,
): Promise<readonly Photo[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept: 'image/*', ...kind });
    input.style.display = 'none';
    input.setAttribute('aria-hidden', 'true');
    const done = (files: readonly File[]) => {
      input.remove();
      resolve(Promise.all(files.slice(0, most).map(ready)));
    };
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    document.body.append(input);
    input.click();
  });
}

async function ready(file: File): Promise<Photo> {
  const source = await smaller(file);
  return { name: file.name, type: source.type, size: source.size, source };
}

/** Drawn anew, so that the place it was taken at never leaves the phone. What the browser cannot open, the host judges in words. */
async function smaller(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const ink = canvas.getContext('2d');
    if (!ink) return file;
    ink.fillStyle = 'white'; // where a PNG is clear, a JPEG would be black
    ink.fillRect(0, 0, canvas.width, canvas.height);
    ink.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', QUALITY));
  } catch {
    return file;
  }
}

/** Where a photo can be looked at before anybody else has it. */
export function previewOf(source: FileSource): string {
  return source instanceof Blob ? URL.createObjectURL(source) : '';
}

export function letPreviewGo(address: string): void {
  URL.revokeObjectURL(address);
}
