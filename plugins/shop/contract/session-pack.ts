import { z } from 'zod';
import { evidencePartSchema } from './evidence';

/** Everything that the house knows of a live, signed: it can be checked without the house. Orders stand in parts of some hundreds each. */
export const sessionPackSchema = z.strictObject({
  format: z.literal('hearth.session-evidence/1'),
  station: z.string(),
  session: z.uuid(),
  madeAt: z.iso.datetime(),
  parts: z.array(evidencePartSchema),
  /** SHA-256 of the canonical JSON (RFC 8785) of the parts' names and hashes, with format, station, live and time. */
  root: z.string(),
  /** Ed25519 over the root's 32 bytes, base64. */
  signature: z.string(),
  publicKey: z.string(),
});

/** Everything that the house knows of a live, signed. */
export type SessionPack = z.output<typeof sessionPackSchema>;
