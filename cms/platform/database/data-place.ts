import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isOpen, makeOpenFolder } from './open-folder';

/** Where the data of a cluster really lies. */
export type DataPlace = {
  readonly dataDir: string;
  /** Whether it had to go elsewhere, because the wanted place is below a folder that the server's account may not enter. */
  readonly moved: boolean;
};

/**
 * Finds the place for a wanted data folder: that folder, or one below `open` when the account of the server could not reach it. A
 * note beside the wanted folder says where the data went, and outlives any change of the folders' rights.
 */
export function dataPlace(wanted: string, open: string): DataPlace {
  const here = resolve(wanted);
  const noted = readNote(here);
  if (noted && isFor(noted, here)) return { dataDir: noted, moved: true };
  if (isOpen(dirname(here)) || existsSync(join(here, 'PG_VERSION'))) return { dataDir: here, moved: false };
  const project = createHash('sha256').update(here).digest('hex').slice(0, 16);
  return { dataDir: join(open, project, 'postgres'), moved: true };
}

/** Writes on both sides where the data lies and whose it is. Done before the first byte, so that no data is ever without a note. */
export function leaveNote(wanted: string, { dataDir }: DataPlace): void {
  const here = resolve(wanted);
  mkdirSync(dirname(here), { recursive: true });
  makeOpenFolder(dirname(dataDir));
  writeFileSync(ownerFile(dataDir), `${here}\n`);
  writeFileSync(noteFile(here), `${dataDir}\n`);
}

const noteFile = (here: string): string => `${here}.location`;
const ownerFile = (dataDir: string): string => join(dirname(dataDir), 'project');

function readNote(here: string): string | undefined {
  return existsSync(noteFile(here)) ? readFileSync(noteFile(here), 'utf8').trim() : undefined;
}

/** A project that was moved keeps its data; a copy of one that is still there gets data of its own. */
function isFor(dataDir: string, here: string): boolean {
  const owner = existsSync(ownerFile(dataDir)) ? readFileSync(ownerFile(dataDir), 'utf8').trim() : here;
  return owner === here || readNote(owner) !== dataDir;
}
