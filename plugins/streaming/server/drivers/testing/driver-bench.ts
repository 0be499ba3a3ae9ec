import type { DriverRefusal, LiveStreaming, StreamSpec, ViewerPass } from '../../../contract';
import { systemIds, type Result } from '@hearth/cms/kernel';

/** What stands behind a driver in its test: somebody who can send, look, and lose answers. */
export type DriverBench = {
  readonly driver: LiveStreaming;
  /** How many streams of an `opId` the other side really has. */
  streams(opId: string): number;
  /** Does the next creation of a stream and loses the answer. */
  loseNextAnswer(): void;
  /** An encoder that sends a picture with this key. */
  send(key: string): Promise<'accepted' | 'refused'>;
  /** The encoder goes for good, and the broadcast ends. */
  endSending(key: string): Promise<void>;
  /** What the other side answers a player; 200 plays. */
  play(url: string): Promise<number>;
  /** Words that lie at an address. */
  readonly vttUrl: string;
  /** How many sets of words in a language the other side has for a recording. */
  words(recordingRef: string, language: string): Promise<number>;
  /** So many have been seen watching a stream, and the other side has had time to count them. */
  counted(ref: string, viewers: number): Promise<void>;
  stop(): Promise<void>;
};

/** A stream that nobody made yet. */
export const aSpec = (part: Partial<StreamSpec> = {}): StreamSpec => ({
  opId: systemIds.next(),
  ...{
    title: '丰收节直播',
    latency: 'low',
    reconnectSeconds: 60,
    signed: true,
    record: true,
    audioOnly: false,
    test: false,
  },
  ...part,
});
/** Somebody who may watch for an hour. */
export const pass = (part: Partial<ViewerPass> = {}): ViewerPass => ({
  ...{ viewer: 'v1', until: new Date(Date.now() + 3_600_000) },
  ...part,
});
/** What became of it, in a word. */
export const codeOf = (answer: Result<unknown, DriverRefusal>): string => (answer.ok ? 'done' : answer.error.code);

/** Asks until it is so. */
export async function until<T>(see: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (const end = Date.now() + 45_000; ;) {
    const seen = await see();
    if (isSo(seen)) return seen;
    if (Date.now() > end) throw new Error(`It never came to that; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Asks as a player does: a first playlist is as good as the one that it leads to. */
export async function played(url: string): Promise<number> {
  const answer = await fetch(url);
  const text = answer.headers.get('content-type')?.includes('mpegurl') === true ? await answer.text() : '';
  if (!text.includes('#EXT-X-STREAM-INF')) return answer.status;
  const [next = ''] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return (await fetch(new URL(next, url))).status;
}
