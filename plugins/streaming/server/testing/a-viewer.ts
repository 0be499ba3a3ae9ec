import { Agent, request } from 'node:http';
import { picturesIn } from './followed-pictures';

/** A part, or a segment whose parts were no longer listed, as a viewer got it. */
export type SeenPart = { readonly name: string; readonly at: number; readonly pictures: readonly string[] };

/** A viewer without eyes who reads playlists and takes each part, whatever becomes of the host. */
export type Viewer = {
  readonly parts: readonly SeenPart[];
  /** Answers other than 200 to what a playlist had promised. */
  readonly refused: readonly string[];
  /** The newest playlist. */
  readonly playlist: string;
  stop(): Promise<void>;
};

const AGAIN = 100;
const PATIENCE = 10_000;

type State = {
  readonly parts: SeenPart[];
  readonly refused: string[];
  readonly seen: Set<string>;
  /** How many pictures of a segment are there. */
  readonly taken: Map<string, number>;
  playlist: string;
};

/** Opens the first playlist of a room and watches from its newest part on. */
export function aViewer(host: () => string, playback: string): Viewer {
  const agent = new Agent({ keepAlive: true });
  const state: State = { parts: [], refused: [], seen: new Set(), taken: new Map(), playlist: '' };
  const stopping = new AbortController();
  const get = (path: string) => asked(agent, `${host()}/live/${playback}/${path}`);
  const watching = (async () => {
    let session: string | undefined;
    while (!stopping.signal.aborted) {
      session ??= /^(\S+)\/live\.m3u8/m.exec((await get('index.m3u8')).bytes.toString())?.[1];
      const list = session === undefined ? undefined : await get(`${session}/live.m3u8${nextIn(state.playlist)}`);
      if (list?.status === 200 && session !== undefined)
        await takeNew(state, list.bytes.toString(), (name) => get(`${session}/${name}`));
      else await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
    agent.destroy();
  })();
  return {
    ...{ parts: state.parts, refused: state.refused },
    get playlist() {
      return state.playlist;
    },
    stop: () => {
      stopping.abort();
      return watching;
    },
  };
}

/** What the playlist does not have yet: the answer is held until it has. */
function nextIn(playlist: string): string {
  const [, segment, part] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)/.exec(playlist) ?? [];
  return segment === undefined || part === undefined ? '' : `?_HLS_msn=${segment}&_HLS_part=${part}`;
}

type Answer = { readonly status: number; readonly bytes: Buffer };

async function takeNew(state: State, playlist: string, get: (name: string) => Promise<Answer>): Promise<void> {
  const isFirst = state.playlist === '';
  state.playlist = playlist;
  const { listed, whole } = namesIn(playlist);
  // What was there before the viewer came is of no interest to it.
  for (const name of isFirst ? listed.slice(0, -1) : []) {
    state.seen.add(name);
    state.taken.set(segmentOf(name), Number.POSITIVE_INFINITY);
  }
  for (const name of listed) {
    const taken = state.taken.get(segmentOf(name)) ?? 0;
    const isSegment = name.split('.').length === 2;
    if (state.seen.has(name) || (isSegment && taken === Number.POSITIVE_INFINITY)) continue;
    keep(state, { name, isSegment, taken }, await got(name, get));
  }
  // Every part of these was listed and is there.
  for (const segment of whole) state.taken.set(segment, Number.POSITIVE_INFINITY);
}

type Taken = { readonly name: string; readonly isSegment: boolean; readonly taken: number };

function keep(state: State, { name, isSegment, taken }: Taken, { status, bytes }: Answer): void {
  state.seen.add(name);
  const all = picturesIn(bytes);
  // Of a segment whose parts are no longer listed some may be there.
  const pictures = isSegment ? all.slice(taken) : all;
  state.taken.set(segmentOf(name), isSegment ? Number.POSITIVE_INFINITY : taken + pictures.length);
  if (status === 200) state.parts.push({ name, at: Date.now(), pictures });
  else state.refused.push(`${status} ${name}`);
}

const segmentOf = (name: string): string => name.split('.')[0] ?? '';

/** A host that is gone answers nothing: it is asked again. */
async function got(name: string, get: (name: string) => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await get(name);
    if (answer.status !== 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
}

/** Parts as they are listed, segments whose parts are not, and the numbers of segments that are whole and listed with their parts. */
function namesIn(playlist: string): { readonly listed: readonly string[]; readonly whole: readonly string[] } {
  const lines = [...playlist.matchAll(/EXT-X-PART:.*URI="([^"]+)"|^(\d+\.m4s)$/gm)];
  const inParts = new Set(lines.map(([, part]) => segmentOf(part ?? '')));
  return {
    listed: lines.flatMap(([, part, segment = '']) => part ?? (inParts.has(segmentOf(segment)) ? [] : segment)),
    whole: lines.flatMap(([, , segment]) => (segment && inParts.has(segmentOf(segment)) ? segmentOf(segment) : [])),
  };
}

const asked = (agent: Agent, address: string): Promise<Answer> =>
  new Promise((resolve) => {
    const gone = (): void => {
      resolve({ status: 0, bytes: Buffer.alloc(0) });
    };
    const asking = request(address, { agent, timeout: PATIENCE }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => void chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
      answer.on('close', gone);
    });
    asking
      .on('error', gone)
      .on('timeout', () => asking.destroy())
      .end();
  });
