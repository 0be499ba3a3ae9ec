import { sha256OfBytes } from '../../../contract';
import { takenOf, type ReadPhoto } from './exif.rules';

/** Reads a photograph in this page; it is not sent anywhere. */
export async function readPhoto(file: File): Promise<ReadPhoto> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { ...takenOf(bytes), name: file.name, hash: await hashOf(bytes) };
}

/** Browsers lend their own hash to safe pages alone; an admin may stand on a plain address inside the house. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!isSecureContext) return sha256OfBytes(bytes);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
