import { MEDIA_KIND, type MediaFrame } from './media-frame';

const HEAD = 9;

/** A frame as the media socket carries it. */
export function writeMediaFrame({ kind, time, payload }: MediaFrame): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD + payload.length);
  bytes.writeUInt32BE(HEAD - 4 + payload.length, 0);
  bytes.writeUInt8(MEDIA_KIND[kind], 4);
  bytes.writeUInt32BE(time, 5);
  payload.copy(bytes, HEAD);
  return bytes;
}
