import type { PartLine } from '../../engine/wire/session-line.rules';
import type { SessionState } from '../../engine/wire/session-state.rules';
import { embeddedReader, type EmbeddedReader, type EmbeddedWords } from './read-embedded';

/** A part that the packager made, with what is known of its broadcast by now. */
export type HeardPart = {
  readonly room: string;
  readonly state: Pick<SessionState, 'session' | 'segments'>;
  readonly line: PartLine;
  readonly bytes: Buffer;
};

/** Words on the clock of the picture. */
export type TimedWords = {
  readonly outerId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

type Ports = {
  /** In which language a room keeps what its encoder sends along; null where it does not. */
  readonly languageOf: (room: string) => Promise<string | null>;
  readonly hear: (
    words: TimedWords & { readonly room: string; readonly broadcast: string; readonly language: string },
  ) => Promise<void>;
  readonly failed: (error: unknown) => void;
};

type Ear = {
  readonly session: string;
  language: Promise<string | null>;
  epoch: number;
  reader: EmbeddedReader;
  tail: Promise<void>;
};

/** Listens for captions within the picture, in rooms that want them. */
export type EmbeddedEar = {
  heard(part: HeardPart): void;
  /** A room's settings changed. */
  changed(room: string): void;
};

const TICKS = 90;

/** Hears nothing yet. What a room wants is asked once for each broadcast, and when somebody changes it. */
export function embeddedEar({ languageOf, hear, failed }: Ports): EmbeddedEar {
  const ears = new Map<string, Ear>();
  const earOf = ({ room, state: { session }, line }: HeardPart): Ear => {
    const known = ears.get(room);
    const isSame = known?.session === session;
    if (known && isSame && known.epoch === line.epoch) return known;
    const language = known && isSame ? known.language : languageOf(room);
    const ear: Ear = {
      ...{ session, language, epoch: line.epoch, reader: embeddedReader(), tail: known?.tail ?? Promise.resolve() },
    };
    ears.set(room, ear);
    return ear;
  };
  return {
    heard(part) {
      const ear = earOf(part);
      // Segments are dropped from the state while we wait, so that their times are looked up now.
      const { segments } = part.state;
      const known = segments.slice(-LOOK_BACK);
      ear.tail = ear.tail
        .then(async () => {
          const language = await ear.language;
          if (language === null) return;
          for (const words of ear.reader.read(part.bytes)) {
            const timed = onPicture(words, { segments: known, epoch: part.line.epoch });
            if (timed) await hear({ ...timed, language, room: part.room, broadcast: ear.session });
          }
        })
        .catch(failed);
    },
    changed(room) {
      const ear = ears.get(room);
      if (ear) ear.language = languageOf(room);
    },
  };
}

/** Captions are told when they go away, which is some segments after they came. */
const LOOK_BACK = 20;

type Near = { readonly segments: SessionState['segments']; readonly epoch: number };

function onPicture({ channel, start, end, text }: EmbeddedWords, { segments, epoch }: Near): TimedWords | undefined {
  const from =
    segments.findLast((one) => one.epoch === epoch && one.start <= start) ??
    segments.find((one) => one.epoch === epoch);
  if (!from) return undefined;
  const at = (ticks: number): number => Math.round(from.at + (ticks - from.start) / TICKS);
  return { outerId: `${channel}:${epoch}:${start}`, start: at(start), end: Math.max(at(end), at(start) + 1), text };
}
