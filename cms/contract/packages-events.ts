import { z } from 'zod';
import { defineEvent } from './events';
import { packageStates } from './package-types';
import { contentLocaleSchema } from './stories';

/** A package was written, let out or taken back (专题变动). */
export const packageMoved = defineEvent(
  'package.moved',
  z.strictObject({ packageId: z.uuid(), locale: contentLocaleSchema, state: z.enum(packageStates) }),
  { key: ({ packageId }) => packageId },
);
