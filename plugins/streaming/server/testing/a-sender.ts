import { connect, type Socket } from 'node:net';
import type { FlvTag } from '../../engine/fmp4/flv-tags.rules';
import { publishRtmp, rtmpTarget, type RtmpPublisher } from '../../engine/rtmp';

/** An encoder without ffmpeg: a film that is sent at its own pace, over and over. */
export type Sender = { readonly isGone: () => boolean; readonly ended: Promise<unknown>; stop(): void };

const EVERY = 20;

let count = 0;
/** Each encoder comes from an address of its own: the door lets few wrong keys of one address be tried. */
const anAddress = (): string => {
  count += 1;
  return `127.0.${1 + Math.floor(count / 250)}.${1 + (count % 250)}`;
};

/** Sends a film to an address with a key; undefined when the key is refused. */
export async function aSender(server: string, key: string, film: readonly FlvTag[]): Promise<Sender | undefined> {
  const target = rtmpTarget(server, key);
  if (!target) throw new Error(`${server} is no address of an encoder`);
  const line = connect({ port: target.port, host: target.host, localAddress: anAddress() });
  line.on('error', () => undefined);
  const began = await publishRtmp(line, target);
  if (!began.ok) return undefined;
  const timer = playing(began.value, line, film);
  let isGone = false;
  const ended = began.value.ended.then(() => {
    isGone = true;
    clearInterval(timer);
  });
  return { isGone: () => isGone, ended, stop: () => began.value.close() };
}

function playing(publisher: RtmpPublisher, line: Socket, film: readonly FlvTag[]): NodeJS.Timeout {
  const began = Date.now();
  const length = (film.at(-1)?.time ?? 0) + 33;
  let sent = 0;
  return setInterval(() => {
    const now = Date.now() - began;
    while (!line.destroyed) {
      const [round, at] = [Math.floor(sent / film.length), sent % film.length];
      const tag = film[at];
      // The heads of picture and sound are sent once.
      const isHead = round > 0 && tag?.payload[1] === 0;
      if (!tag || tag.time + round * length > now) return;
      if (!isHead) publisher.send(tag.kind, tag.time + round * length, tag.payload);
      sent += 1;
    }
  }, EVERY);
}
