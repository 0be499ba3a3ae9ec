import { z } from 'zod';
import type { JobKind } from '../../platform';

const data = z.object({ pack: z.uuid() });

/** Makes a pack in the background. */
export const makeInspection: JobKind<typeof data> = { name: 'inspection.make', schema: data };
