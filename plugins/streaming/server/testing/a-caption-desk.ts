import { captionPorts, type CaptionPorts, type CaptionTrack, type Cue, type SendCue } from '../../contract';
import type { CaptionDeps } from '../captions/caption-deps';
import { cueStore } from '../captions/cue-store';
import type { Stretch } from '../captions/cut-cues.rules';
import { glossaryStore } from '../captions/glossary-store';
import { trackStore } from '../captions/track-store';
import { sendCue } from '../captions/write-cue';
import { addTrack } from '../captions/write-track';
import { hearEvent } from '../rooms/hear-event';
import { aStreamingDesk, type StreamingDesk } from './a-streaming-desk';

/** A room on air, and those who write its captions. */
export type CaptionDesk = StreamingDesk & {
  readonly captions: CaptionDeps;
  readonly ports: CaptionPorts;
  readonly room: string;
  readonly broadcast: string;
  /** When the broadcast began. */
  readonly began: number;
  track(language: string): Promise<CaptionTrack>;
  /** A cue as a desk would send it, so many milliseconds after the begin. */
  words(track: string, after: number, more?: Partial<SendCue>): SendCue & { readonly room: string };
  sent(track: string, after: number, more?: Partial<SendCue>): Promise<Cue>;
  close(): Promise<void>;
};

/** Opens one; `film` says where the picture lies in the recording, its times counted from the begin. */
export async function aCaptionDesk(film?: readonly Stretch[]): Promise<CaptionDesk> {
  const desk = await aStreamingDesk();
  const { deps, operator, db } = desk;
  const { id: room } = (await desk.made()).room;
  const now = new Date();
  await hearEvent(deps, { id: `live-${room}`, driver: 'local', ref: room, type: 'stream.live', at: now, data: {} });
  const { id: broadcast } = await db.knex('streaming_broadcast').where({ room }).first<{ id: string }>('id');
  const ports = captionPorts();
  const captions: CaptionDeps = {
    ...{ ...deps, ports, tracks: trackStore, cues: cueStore, glossary: glossaryStore },
    film: () => Promise.resolve(film?.map((one) => ({ ...one, at: one.at + now.getTime() }))),
  };
  const began = now.getTime();
  const words: CaptionDesk['words'] = (track, after, more = {}) => ({
    ...{ room, id: deps.ids.next(), broadcast, track, start: began + after, end: began + after + 2_000 },
    ...{ text: `${after}`, ...more },
  });
  return {
    ...{ ...desk, captions, ports, room, broadcast, began, words },
    track: async (language) => {
      const kind = { kind: 'typed', driver: null, from: null } as const;
      const added = await addTrack(captions, operator, { room, language, name: language, ...kind });
      if (!added.ok) throw new Error(added.error.code);
      return added.value;
    },
    sent: async (track, after, more) => {
      const done = await sendCue(captions, operator, words(track, after, more));
      if (!done.ok) throw new Error(done.error.code);
      return done.value;
    },
    close: () => desk.drop(),
  };
}
