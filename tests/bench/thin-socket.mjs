/**
 * A WebSocket of a viewer that costs next to nothing, so that ten thousand of them on the machine of the server do not measure themselves: what comes in
 * is read into one place for all, and handed on without a copy where it came in one piece. Texts alone, and what keeps a line open.
 */
import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';

const ROOM_TO_READ = Buffer.allocUnsafeSlow(256 * 1024);
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** `onText` is handed bytes that are overwritten by what comes next. */
export function thinSocket(url, { onOpen, onText, onClose, onError }) {
  const { hostname, port, pathname, search } = new URL(url);
  let kept = null;
  let isOpen = false;
  const take = (size, read) => {
    let data = read.subarray(0, size);
    if (kept) data = Buffer.concat([kept, data]);
    if (!isOpen) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) {
        kept = Buffer.from(data);
        return true;
      }
      if (!data.subarray(0, end).toString('latin1').startsWith('HTTP/1.1 101')) {
        onError(new Error(data.toString('latin1', 0, 200)));
        return false;
      }
      isOpen = true;
      data = data.subarray(end + 4);
      onOpen?.();
    }
    const used = eachFrame(data, (opcode, payload) => {
      if (opcode === TEXT) onText(payload);
      else if (opcode === PING) line.write(masked(PONG, payload));
      else if (opcode === CLOSE) line.destroy();
    });
    kept = used === data.length ? null : Buffer.from(data.subarray(used));
    return true;
  };
  const line = connect({ host: hostname, port: Number(port), onread: { buffer: ROOM_TO_READ, callback: take } });
  line.setNoDelay(true);
  line.on('error', onError);
  line.on('close', onClose);
  line.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  return { send: (text) => line.write(masked(TEXT, Buffer.from(text))), end: () => line.destroy() };
}

/** Hands on each frame that is whole, and tells how many bytes they were. */
function eachFrame(data, handle) {
  let at = 0;
  while (data.length - at >= 2) {
    const short = data[at + 1] & 0x7f;
    const head = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (data.length - at < head) break;
    const size =
      short === 127 ? Number(data.readBigUInt64BE(at + 2)) : short === 126 ? data.readUInt16BE(at + 2) : short;
    if (data.length - at - head < size) break;
    handle(data[at] & 0x0f, data.subarray(at + head, at + head + size));
    at += head + size;
  }
  return at;
}

/** Clients have to mask what they send; a mask of zeros leaves it as it is. */
function masked(opcode, payload) {
  const head = payload.length < 126 ? Buffer.alloc(6) : Buffer.alloc(8);
  head[0] = 0x80 | opcode;
  if (payload.length < 126) head[1] = 0x80 | payload.length;
  else {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, payload]);
}
