import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import { ROOMS_READ } from '@hearth/streaming/contract';
import { consoleErrors, consoleNotesContract, DESK_READ, DESK_RUN, liveSessionsPort } from '../../contract';
import type { NoteDeps } from './note-deps';
import { noteStore } from './note-store';
import { noteMachine } from './note.machine';
import { seeNotes } from './see-notes';
import { tellNote } from './tell-note';
import { turnNote } from './turn-note';

/** Notes to the host (给主播的提示). They are told in the room of the session's desks, which the slice of sessions defines. */
export const notesSlice: Slice = {
  name: 'live.notes',
  errors: [consoleErrors],
  machines: [noteMachine],
  permissions: [
    { action: DESK_READ, displayName: '看直播导播台和提词器 See console and teleprompter', subCategory: '直播 Live' },
    { action: DESK_RUN, displayName: '在导播台给主播递提示 Tell the host from the console', subCategory: '直播 Live' },
  ],
  grants: [
    {
      roles: ['chief-editor', 'desk-head', 'editor', 'host', 'field-controller', 'compliance-officer', 'mcn-operator'],
      action: DESK_READ,
    },
    { roles: ['chief-editor', 'desk-head', 'field-controller', 'compliance-officer'], action: DESK_RUN },
    // Whoever directs or watches a live sees its picture and how its encoder does.
    { roles: ['field-controller', 'compliance-officer'], action: ROOMS_READ },
  ],
  routes: (platform) => {
    const deps = noteDeps(platform);
    return [
      routes(consoleNotesContract, {
        notes: ({ actor, params }) => seeNotes(deps, actor, params.session),
        tellNote: ({ actor, params, body }) => tellNote(deps, actor, { ...params, ...body }),
        seeNote: ({ actor, params }) => turnNote(deps, actor, { ...params, event: 'see' }),
        withdrawNote: ({ actor, params }) => turnNote(deps, actor, { ...params, event: 'withdraw' }),
      }),
    ];
  },
};

const noteDeps = (platform: Platform): NoteDeps => ({
  ...platform,
  notes: noteStore,
  sessions: platform.ports.take(liveSessionsPort),
});
