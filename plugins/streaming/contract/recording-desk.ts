import { definePort, type RefusalOf, type StaffActor } from '@hearth/cms/contract';
import type { Refusal, Result } from '@hearth/cms/kernel';
import type { Mark } from './chapters';
import type { streamingErrors } from './errors';
import type { Chapter, RecordingLine } from './recording-types';
import type { CutWish } from './recordings';
import type { Target } from './target-types';

type NotFound = RefusalOf<typeof streamingErrors, 'RECORDING_NOT_FOUND'>;
type NotMarked =
  | RefusalOf<typeof streamingErrors, 'RECORDING_NOT_FOUND' | 'CHAPTER_NOT_FOUND' | 'TOO_MANY_CHAPTERS'>
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

/** What others make of what was live (录制台): chapters and clips. Whoever may do that is asked by them. */
export type RecordingDesk = {
  /** Whole broadcasts of a room that began in a span of time, the newest first. */
  wholesOf(
    actor: StaffActor,
    of: { readonly room: string; readonly from: string; readonly until: string },
  ): Promise<readonly RecordingLine[]>;
  see(actor: StaffActor, id: string): Promise<Result<RecordingLine, NotFound>>;
  chapters(actor: StaffActor, id: string): Promise<Result<{ chapters: Chapter[] }, NotFound>>;
  /** Under a number that the asker chose: asked again, it is the chapter that stands. */
  mark(
    actor: StaffActor,
    mark: Mark & { readonly id: string; readonly chapter: string },
  ): Promise<Result<Chapter, NotMarked>>;
  cut(actor: StaffActor, wish: CutWish): Promise<Result<RecordingLine>>;
  /** Where one plays that is ready, for whoever decided that everybody may see it. */
  playbackOf(id: string): Promise<string | undefined>;
};

/** Where it is found. */
export const recordingDeskPort = definePort<RecordingDesk>('streaming.recording-desk');

/** Tells to which platforms a room is copied (转推状态). */
export type RoomCopies = {
  /** None where the actor does not see the room. */
  of(actor: StaffActor, room: string): Promise<readonly Target[]>;
};

/** Where it is found. */
export const roomCopiesPort = definePort<RoomCopies>('streaming.room-copies');
