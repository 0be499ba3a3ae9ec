import type { RefusalOf } from '@hearth/cms/contract';
import type { Clock, Ids, Random, Refusal } from '@hearth/cms/kernel';
import type { Database, JobKind, Jobs, Ledger, Outbox } from '@hearth/cms/platform';
import { z } from 'zod';
import type { DriverRefusal, streamingErrors } from '../../contract';
import type { Drivers } from '../rooms/room-deps';
import type { RoomStore } from '../rooms/room-store';
import type { ChapterStore } from './chapter-store';
import type { KeepingStore } from './keeping-store';
import type { RecordingLists } from './recording-list-store';
import type { RecordingStore } from './recording-store';
import type { RecordingWorks } from './recording-disk-store';
import type { TakingStore } from './taking-store';

/** What the verbs of recordings are handed. */
export type RecordingDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly rooms: Pick<RoomStore, 'find' | 'hold'>;
  readonly recordings: RecordingStore;
  readonly lists: RecordingLists;
  readonly chapters: ChapterStore;
  readonly keepings: KeepingStore;
  readonly takings: TakingStore;
  readonly works: RecordingWorks;
  readonly drivers: Drivers;
  /** How long this host keeps recordings where a room says nothing; for ever without. */
  readonly usualDays: number | null;
};

const schema = z.object({ recording: z.uuid() });

type Work = JobKind<typeof schema>;

/** Looking through a broadcast that has ended. */
export const SETTLE_WORK: Work = { name: 'streaming.settle-recording', schema };

/** Cuts that take longer than a request: those that encode, and gigabytes. */
export const CUT_WORK: Work = { name: 'streaming.cut-recording', schema };

type Ours = RefusalOf<
  typeof streamingErrors,
  'RECORDING_NOT_FOUND' | 'RECORDING_STATE' | 'RECORDING_HELD' | 'PIECE_EMPTY' | 'PIECE_TOO_LONG' | 'DISK_FULL'
>;

/** Why something about a recording is refused. */
export type RecordingRefusal = Ours | DriverRefusal | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;
