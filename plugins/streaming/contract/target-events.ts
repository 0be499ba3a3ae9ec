import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { targetStates } from './target-types';

/** A copy went from one state to another, or is gone: pages and the engine follow it. */
export const targetMoved = defineEvent(
  'streaming.target-moved',
  z.strictObject({
    targetId: z.uuid(),
    roomId: z.uuid(),
    to: z.enum([...targetStates, 'removed']),
    version: z.int32(),
  }),
  { key: ({ targetId }) => targetId },
);
