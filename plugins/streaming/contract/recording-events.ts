import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { recordingKinds, recordingStates } from './recording-types';

/** A recording went from one state to another: pages follow it, and whoever makes something of recordings. */
export const recordingMoved = defineEvent(
  'streaming.recording-moved',
  z.strictObject({
    recordingId: z.uuid(),
    roomId: z.uuid(),
    broadcast: z.uuid().nullable(),
    kind: z.enum(recordingKinds),
    to: z.enum(recordingStates),
    version: z.int32(),
  }),
  { key: ({ recordingId }) => recordingId },
);
