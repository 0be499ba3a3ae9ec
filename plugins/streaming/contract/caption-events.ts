import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { cueSchema } from './caption-types';

/** A cue was written, changed or taken back: pages, viewers' words and translators follow it. */
export const cueTold = defineEvent('streaming.cue-told', z.strictObject({ roomId: z.uuid(), cue: cueSchema }), {
  key: ({ cue }) => cue.id,
});

/** Tracks, glossary or settings of a room changed, or many cues at once. */
export const captionsChanged = defineEvent(
  'streaming.captions-changed',
  z.strictObject({ roomId: z.uuid(), what: z.enum(['tracks', 'settings', 'glossary', 'cues']) }),
  { key: ({ roomId }) => roomId },
);
