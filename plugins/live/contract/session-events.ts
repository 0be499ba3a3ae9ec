import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { sessionEvents, sessionStates } from './session-types';

/** A session was planned or its plan changed. */
export const liveSessionPlanned = defineEvent('live-session.planned', z.object({ session: z.uuid() }), {
  key: ({ session }) => session,
});

/** A session moved on: whoever pins, gives away or records hears it and does what follows. */
export const liveSessionMoved = defineEvent(
  'live-session.moved',
  z.object({
    session: z.uuid(),
    room: z.uuid(),
    isRehearsal: z.boolean(),
    event: z.enum(sessionEvents),
    from: z.enum(sessionStates),
    to: z.enum(sessionStates),
  }),
  { key: ({ session }) => session },
);
