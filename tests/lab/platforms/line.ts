import type { IncomingMessage } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';

/** How the line to a platform treats films: how fast, after which byte it breaks, after which byte nothing is heard any more. */
export type Weather = { readonly bytesPerSecond?: number; readonly breaksAt?: number; readonly stallsAt?: number };

/** The line to one platform, and all bytes that ever came over it. */
export type Line = { weather: Weather; flowed: number };

/** Smaller requests are words, not films. */
const LARGE = 256 * 1024;

/** What came of a request: all of it, or as much as came before the line broke. */
export type Arrived = { readonly body: Buffer; readonly isWhole: boolean };

/** Takes what a request carries, as the weather lets it through. */
export async function arrived(request: IncomingMessage, line: Line): Promise<Arrived> {
  const chunks: Buffer[] = [];
  const isFilm = Number(request.headers['content-length'] ?? 0) >= LARGE;
  try {
    // A request without encoding streams buffers.
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
      if (isFilm && (await through((chunk as Buffer).length, line)) === 'broken') {
        request.socket.destroy();
        return { body: Buffer.concat(chunks), isWhole: false };
      }
    }
  } catch {
    // Whoever sent it is gone.
    return { body: Buffer.concat(chunks), isWhole: false };
  }
  return { body: Buffer.concat(chunks), isWhole: true };
}

async function through(bytes: number, line: Line): Promise<'through' | 'broken'> {
  line.flowed += bytes;
  const { bytesPerSecond, breaksAt = Infinity, stallsAt = Infinity } = line.weather;
  if (line.flowed >= breaksAt || line.flowed >= stallsAt) {
    const isStalled = line.flowed < breaksAt;
    line.weather = {};
    if (!isStalled) return 'broken';
    // Held until whoever waits for it gives up, which closes the request.
    await after(60_000, undefined, { ref: false });
  }
  if (bytesPerSecond) await after((bytes / bytesPerSecond) * 1_000);
  return 'through';
}
