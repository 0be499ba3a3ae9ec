import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { SCRIPTS_WRITE } from './session-scripts';
import { scriptSentenceSchema } from './session-types';

/** A draft of a script (话术草稿): nobody's word until somebody wrote it down and two people signed it. */
export const scriptDraftSchema = z.strictObject({
  /** Who drafted it: `template` is words alone. */
  driver: z.string(),
  sentences: z.array(
    z.strictObject({ beat: scriptSentenceSchema.shape.beat, text: z.string(), claims: z.array(z.uuid()) }),
  ),
});

/** A draft of a script. */
export type ScriptDraft = z.output<typeof scriptDraftSchema>;

/** The routes of drafts. */
export const draftsContract = httpContract('live', {
  draftScript: {
    method: 'POST',
    path: '/live/sessions/:id/runsheet/:item/draft',
    summary: '起草话术 Drafts a script for a line from what is proved of its goods today; nothing is kept',
    access: { staff: SCRIPTS_WRITE },
    params: z.object({ id: z.uuid(), item: z.uuid() }),
    result: scriptDraftSchema,
    refusals: ['ROBOTS.SESSION_NOT_FOUND', 'ROBOTS.ITEM_NOT_FOUND', 'ROBOTS.NOTHING_TO_SAY'],
    perMinute: 30,
  },
});
