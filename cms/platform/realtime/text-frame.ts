const WHOLE_TEXT = 0x81;
const LENGTH_OF_16_BITS = 126;
const LENGTH_OF_64_BITS = 127;
const MOST_IN_16_BITS = 0xff_ff;

/** A text as a WebSocket carries it from a server (RFC 6455, 5.2): in one piece, so that it is one write for each line that it goes over. */
export function textFrame(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const head = size < LENGTH_OF_16_BITS ? 2 : size <= MOST_IN_16_BITS ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + size);
  frame[0] = WHOLE_TEXT;
  if (head === 2) frame[1] = size;
  else if (head === 4) {
    frame[1] = LENGTH_OF_16_BITS;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = LENGTH_OF_64_BITS;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.write(text, head);
  return frame;
}
