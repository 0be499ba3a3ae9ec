import { z } from 'zod';

/** A sentence in both languages of the house, as requests bring it. */
export const textOf = (max: number) =>
  z.object({ 'zh-Hans': z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) });

/** A sentence that may still be missing in either language. */
export const optionalTextOf = (max: number) =>
  z.object({ 'zh-Hans': z.string().trim().max(max), en: z.string().trim().max(max) });

/** Text as people write it, on several lines if they like, without the signs that PostgreSQL keeps in no text. */
export const writtenText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^(?:[\n\r\t]|[^\p{Cc}\p{Cs}])*$/u);
