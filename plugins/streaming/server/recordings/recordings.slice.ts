import { routes, type JobCall, type Platform, type Slice } from '@hearth/cms/platform';
import {
  chaptersContract,
  RECORDINGS_EDIT,
  RECORDINGS_KEEP,
  RECORDINGS_TAKE,
  recordingDeskPort,
  recordingMoved,
  recordingsContract,
  roomMoved,
} from '../../contract';
import type { Drivers } from '../rooms/room-deps';
import { cutRecording } from './cut-recording';
import { followBroadcast } from './follow-broadcast';
import { changeKeeping, keepingOf } from './keep-room';
import { lookAtDriver } from './look-at-driver';
import { changeChapter, chapterTexts, listChapters, markChapter, removeChapter } from './mark-chapters';
import { CUT_WORK, SETTLE_WORK, type RecordingDeps } from './recording-deps';
import { recordingDesk } from './recording-desk';
import { recordingMachine } from './recording.machine';
import { recordingDeps } from './recordings-wiring';
import { previewRecording } from './preview-recording';
import { listRecordings, seeRecording, seeSpace } from './see-recordings';
import { serveTakings } from './taking-routes';
import { sweepRecordings } from './sweep-recordings';
import { takeRecording } from './take-recording';
import { takingStore } from './taking-store';
import { tellRecordings } from './tell-recordings';
import {
  holdRecording,
  keepRecording,
  nameRecording,
  releaseRecording,
  removeRecording,
  restoreRecording,
} from './turn-recording';
import { workOnRecording } from './work-on-recording';

/** A minute of film at the very frame takes about as long. */
const CUT_SECONDS = 3_600;

/** Recordings (录制): what was live, what was cut of it, how long it is kept, and who took it. */
export const recordingsSlice = (driversOf: (platform: Platform) => Drivers): Slice => ({
  name: 'streaming.recordings',
  machines: [recordingMachine],
  permissions: [
    {
      action: RECORDINGS_EDIT,
      displayName: '剪辑录制、标章节 Cut recordings and mark chapters',
      subCategory: 'recordings',
    },
    {
      action: RECORDINGS_KEEP,
      displayName: '删除、保留与依法保全录制 Remove, keep and hold recordings',
      subCategory: 'recordings',
    },
    { action: RECORDINGS_TAKE, displayName: '下载录制 Download recordings', subCategory: 'recordings' },
  ],
  grants: [
    { roles: ['chief-editor', 'desk-head', 'editor', 'host', 'mcn-operator'], action: RECORDINGS_EDIT },
    { roles: ['chief-editor', 'desk-head'], action: RECORDINGS_KEEP },
    { roles: ['chief-editor', 'desk-head', 'editor', 'mcn-operator'], action: RECORDINGS_TAKE },
  ],
  register: (platform) => {
    const deps = () => recordingDeps(platform, driversOf(platform));
    declare(platform, deps);
    platform.ports.offer(recordingDeskPort, recordingDesk(deps));
  },
  routes: (platform) => recordingRoutes(recordingDeps(platform, driversOf(platform))),
  start: (platform) => {
    const { fastLane: lane, database } = platform;
    const { works } = recordingDeps(platform, driversOf(platform));
    serveTakings({
      lane,
      find: (hash) => takingStore.find(database, hash),
      film: ({ ref, epoch }) => works.film(ref, epoch),
    });
    return Promise.resolve();
  },
});

function declare(platform: Platform, deps: () => RecordingDeps): void {
  const { outbox, jobs, schedule, realtime, stations } = platform;
  outbox.subscribe({
    name: 'streaming.follow-broadcasts',
    events: [roomMoved],
    handle: (event, tx) => followBroadcast(deps(), event, tx),
  });
  outbox.subscribe({
    name: 'streaming.tell-recordings',
    events: [recordingMoved],
    handle: (event) => tellRecordings({ realtime, stations }, event),
  });
  const work = ({ recording }: { readonly recording: string }, { signal }: JobCall): Promise<void> =>
    workOnRecording(deps(), recording, signal);
  jobs.define({ ...SETTLE_WORK, atOnce: 4, handle: work });
  jobs.define({ ...CUT_WORK, timeLimit: CUT_SECONDS, handle: work });
  schedule.tick({
    name: 'streaming.sweep-recordings',
    cron: '*/5 * * * *',
    missed: 'run-once',
    lease: 120,
    handle: async () => {
      await sweepRecordings(deps());
      return (tx) => takingStore.forget(tx);
    },
  });
  schedule.tick({
    name: 'streaming.look-at-mux-recordings',
    cron: '*/10 * * * *',
    missed: 'skip',
    lease: 120,
    handle: async () => {
      await lookAtDriver(deps(), 'mux');
    },
  });
}

const recordingRoutes = (deps: RecordingDeps) => [
  routes(recordingsContract, {
    listRecordings: ({ actor, query }) => listRecordings(deps, actor, query),
    space: ({ actor }) => seeSpace(deps, actor),
    cut: ({ actor, body }) => cutRecording(deps, actor, body),
    previewRecording: ({ actor, params }) => previewRecording(deps, actor, params.id),
    oneRecording: ({ actor, params }) => seeRecording(deps, actor, params.id),
    nameRecording: ({ actor, params, body }) => nameRecording(deps, actor, { ...params, ...body }),
    keepRecording: ({ actor, params, body }) => keepRecording(deps, actor, { ...params, ...body }),
    holdRecording: ({ actor, params, body }) => holdRecording(deps, actor, { ...params, ...body }),
    releaseRecording: ({ actor, params, body }) => releaseRecording(deps, actor, { ...params, ...body }),
    removeRecording: ({ actor, params, body }) => removeRecording(deps, actor, { ...params, ...body }),
    restoreRecording: ({ actor, params }) => restoreRecording(deps, actor, params),
    takeRecording: ({ actor, params }) => takeRecording(deps, actor, params.id),
    keepingOf: ({ actor, params }) => keepingOf(deps, actor, params.room),
    changeKeeping: ({ actor, params, body }) => changeKeeping(deps, actor, { ...params, ...body }),
  }),
  routes(chaptersContract, {
    chapters: ({ actor, params }) => listChapters(deps, actor, params.id),
    markChapter: ({ actor, params, body }) => markChapter(deps, actor, { ...params, ...body }),
    changeChapter: ({ actor, params, body }) => changeChapter(deps, actor, { ...params, ...body }),
    removeChapter: ({ actor, params }) => removeChapter(deps, actor, params),
    chapterTexts: ({ actor, params }) => chapterTexts(deps, actor, params.id),
  }),
];
