/** How large a picture is at most, and what it is written as. */
type Small = { readonly width: number; readonly height: number; readonly type: 'image/jpeg' | 'image/png' };

const FULL: Small = { width: 1920, height: 1080, type: 'image/jpeg' };

/** A picture no larger than the air needs, as base64; what the browser cannot read goes as it is, and the house says what is wrong with it. */
export async function shrunk(file: File, { width, height, type }: Small = FULL): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return base64Of(file);
  const scale = Math.min(1, width / picture.width, height / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.88));
  return base64Of(small ?? file);
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
