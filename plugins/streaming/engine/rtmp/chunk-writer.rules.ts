import type { RtmpMessage } from './message.rules';

const LONG_TIME = 0xffffff;

/** The chunk stream on which a message of each kind goes, as encoders do it. */
export const CHUNK_STREAM = { control: 2, command: 3, audio: 4, data: 5, video: 6 } as const;

/** Cuts a message into chunks (RTMP 1.0 §5.3): the first says everything, the others nothing, so that nothing has to be remembered. */
export function writeChunks(message: RtmpMessage, chunk: { readonly id: number; readonly size: number }): Buffer {
  const { payload } = message;
  const isLong = message.time >= LONG_TIME;
  const more = Math.max(0, Math.ceil(payload.length / chunk.size) - 1);
  const long = isLong ? 4 : 0;
  const bytes = Buffer.allocUnsafe(12 + long + payload.length + more * (1 + long));
  bytes.writeUInt8(chunk.id, 0);
  bytes.writeUIntBE(isLong ? LONG_TIME : message.time, 1, 3);
  bytes.writeUIntBE(payload.length, 4, 3);
  bytes.writeUInt8(message.type, 7);
  bytes.writeUInt32LE(message.stream, 8);
  if (isLong) bytes.writeUInt32BE(message.time, 12);
  let at = 12 + long;
  for (let from = 0; from < payload.length; from += chunk.size) {
    if (from > 0) {
      at = bytes.writeUInt8(0xc0 | chunk.id, at);
      if (isLong) at = bytes.writeUInt32BE(message.time, at);
    }
    at += payload.copy(bytes, at, from, from + chunk.size);
  }
  return bytes;
}
