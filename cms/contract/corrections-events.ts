import { z } from 'zod';
import { correctionStates } from './correction-types';
import { defineEvent } from './events';

/** An order of correction moved on (更正流转). */
export const correctionMoved = defineEvent(
  'correction.moved',
  z.strictObject({ correctionId: z.uuid(), documentId: z.string(), state: z.enum(correctionStates) }),
  { key: ({ correctionId }) => correctionId },
);
