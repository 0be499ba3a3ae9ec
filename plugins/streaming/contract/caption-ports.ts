import type { Cue, GlossaryTerm } from './caption-types';

/** What a recogniser heard 语音识别结果: the same `outerId` is the same words, which it may hear better later. */
export type HeardWords = Pick<Cue, 'start' | 'end' | 'text'> & { readonly outerId: string };

/** Where a recogniser listens: a broadcast whose playlists it reads as any viewer does. */
export type Listening = {
  readonly broadcast: string;
  readonly language: string;
  /** The playlist of the broadcast, with its times by `EXT-X-PROGRAM-DATE-TIME`. */
  readonly playlist: string;
  /** Words of the field, which it may not know. */
  readonly glossary: readonly GlossaryTerm[];
};

/** Somebody that writes down what is said 语音识别. */
export type Recogniser = {
  readonly name: string;
  /** BCP 47 tags of what it understands. */
  readonly languages: readonly string[];
  /** Listens until it is stopped; whatever it hears is told, once or twice, in any order. */
  listen(to: Listening, tell: (words: HeardWords) => Promise<void>): { stop(): Promise<void> };
};

/** A text that is to be translated, with what was said before it. */
export type ToTranslate = {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly before: readonly string[];
  /** How the station writes the words that occur in it. */
  readonly glossary: readonly { readonly term: string; readonly translation: string }[];
};

/** Somebody that translates cue by cue 字幕翻译. */
export type Translator = {
  readonly name: string;
  readonly languages: readonly string[];
  /** Throws where it could not; it is asked again then. */
  translate(what: ToTranslate, signal: AbortSignal): Promise<string>;
};

/** Who may write captions by machine on this host; pages offer nobody else. */
export type CaptionPorts = {
  readonly recognisers: readonly Recogniser[];
  readonly translators: readonly Translator[];
  addRecogniser(recogniser: Recogniser): void;
  addTranslator(translator: Translator): void;
};

/** Nobody yet: drivers register while the host does. */
export function captionPorts(): CaptionPorts {
  const recognisers: Recogniser[] = [];
  const translators: Translator[] = [];
  const add = <One extends { readonly name: string }>(to: One[], one: One): void => {
    if (to.some(({ name }) => name === one.name)) throw new Error(`Two write captions by the name ${one.name}`);
    to.push(one);
  };
  return {
    recognisers,
    translators,
    addRecogniser: (one) => {
      add(recognisers, one);
    },
    addTranslator: (one) => {
      add(translators, one);
    },
  };
}
