import { ImageManipulator, SaveFormat } from 'expo-image-manipulator';
import * as ImagePicker from 'expo-image-picker';
import type { FileSource } from './outbox-box';

/** A photo made ready to be sent: turned, smaller, and without the place that it was taken at. */
export interface Photo {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly source: FileSource;
}

/** The longer side of what is sent: enough to be shown on air. */
export const SIDE = 2048;
export const QUALITY = 0.82;

/** Lets somebody choose photos, and makes them small enough for a bad line. Nothing is chosen when they change their mind. */
export async function pickPhotos(most: number): Promise<readonly Photo[]> {
  const chosen = await ImagePicker.launchImageLibraryAsync({
    mediaTypes: ['images'],
    allowsMultipleSelection: true,
    selectionLimit: most,
    exif: false,
  });
  const photos: Photo[] = [];
  for (const asset of (chosen.assets ?? []).slice(0, most)) photos.push(await smaller(asset));
  return photos;
}

/** A phone has a camera of its own. */
export const hasCamera = (): boolean => true;

/** Takes a photo with the camera; none when somebody changes their mind, or does not let us. */
export async function takePhoto(): Promise<readonly Photo[]> {
  const { granted } = await ImagePicker.requestCameraPermissionsAsync();
  if (!granted) return [];
  const taken = await ImagePicker.launchCameraAsync({ mediaTypes: ['images'], exif: false });
  const photos: Photo[] = [];
  for (const asset of taken.assets ?? []) photos.push(await smaller(asset));
  return photos;
}

async function smaller({ uri, width, height, fileName }: ImagePicker.ImagePickerAsset): Promise<Photo> {
  const context = ImageManipulator.manipulate(uri);
  if (Math.max(width, height) > SIDE) context.resize(width > height ? { width: SIDE } : { height: SIDE });
  const picture = await (await context.renderAsync()).saveAsync({ compress: QUALITY, format: SaveFormat.JPEG });
  const name = fileName ?? uri.split('/').at(-1) ?? 'photo.jpg';
  return { name, type: 'image/jpeg', size: 0, source: { uri: picture.uri } };
}

/** Where a photo can be looked at before anybody else has it. */
export function previewOf(source: FileSource): string {
  return 'uri' in source ? source.uri : '';
}

/** Nothing to let go of: a file stays where it is. */
export function letPreviewGo(_address: string): void {}
