import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The file that says what a backup holds. */
export const MANIFEST = 'manifest.json';

const savedTable = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  file: z.string().regex(/^tables\/[\w.-]+$/),
  rows: z.number().int(),
  sha256: z.string(),
});

const manifest = z.object({
  hearth: z.literal(1),
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
  tables: z.array(savedTable),
  uploads: z.object({ sha256: z.string() }),
});

/** What a backup holds, each part with the hash that tells whether it is whole. */
export type Manifest = z.infer<typeof manifest>;

/** One table of a backup. */
export type SavedTable = z.infer<typeof savedTable>;

/** Reads the manifest of a backup folder; a half-made or foreign folder is refused here. */
export function readManifest(folder: string): Manifest {
  return manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
}
