import type { Platform } from '@hearth/cms/platform';
import { engineSettings } from '../drivers/local/engine-settings';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import type { Drivers } from '../rooms/room-deps';
import { roomStore } from '../rooms/room-store';
import { chapterStore } from './chapter-store';
import { keepingStore } from './keeping-store';
import type { RecordingDeps } from './recording-deps';
import { recordingLists } from './recording-list-store';
import { usualDays } from './recording-settings';
import { recordingStore } from './recording-store';
import { createRecordingWorks, type RecordingWorks } from './recording-disk-store';
import { takingStore } from './taking-store';

const made = new WeakMap<Platform, RecordingWorks>();

/** The hands of this host on its disk of recordings. */
export function recordingWorksOf(platform: Platform): RecordingWorks {
  const known = made.get(platform);
  if (known) return known;
  const works = createRecordingWorks({
    folder: engineSettings(process.env).folder,
    ffmpeg: async () => (await ffmpegFor(platform, 'encoding'))?.path,
  });
  made.set(platform, works);
  return works;
}

/** Everything that the verbs of recordings are handed, on a host. */
export function recordingDeps(platform: Platform, drivers: Drivers): RecordingDeps {
  const stores = { rooms: roomStore, recordings: recordingStore, lists: recordingLists };
  const more = { chapters: chapterStore, keepings: keepingStore, takings: takingStore };
  const works = recordingWorksOf(platform);
  return { ...platform, ...stores, ...more, works, drivers, usualDays: usualDays(process.env) };
}
