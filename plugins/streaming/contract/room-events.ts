import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { roomStates } from './room-types';

/** A room went from one state to another: lives, classes and pages follow it. */
export const roomMoved = defineEvent(
  'streaming.room-moved',
  z.strictObject({
    roomId: z.uuid(),
    to: z.enum(roomStates),
    broadcast: z.uuid().nullable(),
    version: z.int32(),
    at: z.iso.datetime(),
  }),
  { key: ({ roomId }) => roomId },
);
