import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';

/** Another key signs passes: every node reads the keys again. */
export const signingKeyChanged = defineEvent('streaming.signing-key-changed', z.strictObject({ kid: z.uuid() }));

/** A link was ended: every node lets out who came in by it. */
export const watchLinkRevoked = defineEvent('streaming.watch-link-revoked', z.strictObject({ linkId: z.uuid() }));
