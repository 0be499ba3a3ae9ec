/** A request's headers and what it carries. */
export type Packed = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | Buffer;
};

/** Below this a body leaves in one breath. */
const LARGE = 256 * 1024;
const CHUNK = 64 * 1024;

/** Lets a large body leave chunk by chunk as the line takes it, and says so: a slow line and a dead one are told apart by it. */
export function flowingBody(
  { headers, body }: Packed,
  left: (bytes: number) => void,
): Pick<RequestInit, 'headers' | 'body' | 'duplex'> {
  if (!(body instanceof Buffer) || body.length < LARGE) return { headers, ...(body === undefined ? {} : { body }) };
  // Platforms ask for the length, which a stream would not tell by itself.
  const sized = { ...headers, 'content-length': String(body.length) };
  return { headers: sized, body: streamOf(body, left), duplex: 'half' };
}

function streamOf(bytes: Buffer, left: (count: number) => void): ReadableStream {
  let at = 0;
  return new ReadableStream(
    {
      type: 'bytes',
      pull(line) {
        const to = Math.min(bytes.length, at + CHUNK);
        // A copy, because the stream takes what it is given for its own.
        line.enqueue(new Uint8Array(bytes.subarray(at, to)));
        left(to - at);
        at = to;
        if (at === bytes.length) line.close();
      },
    },
    { highWaterMark: 0 },
  );
}
