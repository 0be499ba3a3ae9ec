import { readTags, type FlvTag } from './flv-tags.rules';

const HEADER = 13;
const TAG_HEAD = 11;

/** The tags of an FLV film while it comes, each as soon as it is whole. */
export async function* tagsIn(stream: AsyncIterable<Buffer>): AsyncIterable<FlvTag> {
  let rest = Buffer.alloc(0);
  let head: Buffer | undefined;
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    if (!head && rest.length >= HEADER) {
      head = rest.subarray(0, HEADER);
      rest = rest.subarray(HEADER);
    }
    const whole = head ? wholeTags(rest) : 0;
    if (!head || whole === 0) continue;
    yield* readTags(Buffer.concat([head, rest.subarray(0, whole)]));
    rest = rest.subarray(whole);
  }
}

/** How many of these bytes are whole tags. */
function wholeTags(bytes: Buffer): number {
  let at = 0;
  while (at + TAG_HEAD <= bytes.length) {
    const end = at + TAG_HEAD + bytes.readUIntBE(at + 1, 3) + 4;
    if (end > bytes.length) break;
    at = end;
  }
  return at;
}
