import { z } from 'zod';

/** A day as papers and lots name it. */
export const dayWord = z.iso.date().meta({ examples: ['2026-12-01'] });

/** What is in a file, as its SHA-256. */
export const hashWord = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ examples: ['0'.repeat(64)] });
