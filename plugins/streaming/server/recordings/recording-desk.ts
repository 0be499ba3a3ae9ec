import type { RecordingDesk } from '../../contract';
import { cutRecording } from './cut-recording';
import { listChapters, markChapter } from './mark-chapters';
import type { RecordingDeps } from './recording-deps';
import { listRecordings, seeRecording } from './see-recordings';

/** Recordings as others of the house work with them; the same verbs as behind the routes. */
export const recordingDesk = (deps: () => RecordingDeps): RecordingDesk => ({
  wholesOf: async (actor, of) => (await listRecordings(deps(), actor, { ...of, kind: 'whole' })).value.recordings,
  see: (actor, id) => seeRecording(deps(), actor, id),
  chapters: (actor, id) => listChapters(deps(), actor, id),
  mark: (actor, mark) => markChapter(deps(), actor, mark),
  cut: (actor, wish) => cutRecording(deps(), actor, wish),
  playbackOf: (id) => deps().recordings.playbackOf(deps().database, id),
});
