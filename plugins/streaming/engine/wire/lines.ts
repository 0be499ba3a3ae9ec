import type { Readable } from 'node:stream';

const LONGEST = 8 * 1024 * 1024;

/** Cuts a stream into lines and hands each over parsed; what is no JSON, or has no end, breaks the stream. */
export function eachJsonLine(stream: Readable, hear: (line: unknown) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    try {
      if (rest.length > LONGEST) throw new Error('a line without an end');
      for (const line of lines) hear(JSON.parse(line));
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** The settings that a process is handed as the first line of its standard input: neither its arguments nor its environment hold them. */
export async function settingsFrom<Settings>(stream: Readable): Promise<Settings> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => {
      reject(new Error('no settings came on the standard input'));
    });
    eachJsonLine(stream, (line) => {
      // What the host of the same version wrote.
      resolve(line as Settings);
    });
  });
}
