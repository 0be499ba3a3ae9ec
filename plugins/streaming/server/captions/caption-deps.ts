import type { Refusal, Clock, Ids } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { Database, Ledger, Outbox } from '@hearth/cms/platform';
import type { CaptionPorts, streamingErrors } from '../../contract';
import type { RoomStore } from '../rooms/room-store';
import type { CueStore } from './cue-store';
import type { Stretch } from './cut-cues.rules';
import type { GlossaryStore } from './glossary-store';
import type { TrackStore } from './track-store';

/** What the verbs of captions are handed. */
export type CaptionDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly rooms: Pick<RoomStore, 'find'>;
  readonly tracks: TrackStore;
  readonly cues: CueStore;
  readonly glossary: GlossaryStore;
  readonly ports: CaptionPorts;
  /** Where the picture of a broadcast lies in its recording; undefined where nobody here has it. */
  film(room: string, broadcast: string): Promise<readonly Stretch[] | undefined>;
};

type Codes =
  | 'ROOM_NOT_FOUND'
  | 'TRACK_NOT_FOUND'
  | 'TRACK_LANGUAGE'
  | 'TRACK_SOURCE'
  | 'TRACKS_FULL'
  | 'CUE_NOT_FOUND'
  | 'CUE_TIME'
  | 'TERM_NOT_FOUND'
  | 'TERM_THERE'
  | 'GLOSSARY_FULL'
  | 'FILE_LINE';

/** Why something about captions is refused. */
export type CaptionRefusal = RefusalOf<typeof streamingErrors, Codes> | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;
