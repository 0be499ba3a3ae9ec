const WIDTH = 1920;
const HEIGHT = 1080;

/** A picture no larger than the air needs, as base64; what the browser cannot read goes as it is, and the house says what is wrong with it. */
export async function shrunk(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return base64Of(file);
  const scale = Math.min(1, WIDTH / picture.width, HEIGHT / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88));
  return base64Of(small ?? file);
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
