import { houseFiles, workspacesOf } from './house-files';
import type { Check, Problem } from './problem';

const NAMELESS = /(^|\/)(utils?|helpers?|common|misc)(\/|\.[cm]?[jt]sx?$)/;

/** Strapi guards every read of `src/`; the host lives in `cms/`. */
export const noSourceFolder: Check = (root) =>
  houseFiles(root)
    .filter((file) => file.startsWith('src/'))
    .map((file) => ({ rule: 'no-src', file, text: 'the host lives in cms/, there is no src/ at the root' }));

/** A folder that is named after nothing collects everything. */
export const namedFolders: Check = (root) =>
  houseFiles(root)
    .filter((file) => NAMELESS.test(file))
    .map((file) => ({ rule: 'named-folders', file, text: 'name the thing instead of utils, helpers, common or misc' }));

/** Whoever opens a workspace finds out what it owns before reading code. */
export const readmes: Check = (root) => {
  const files = new Set(houseFiles(root));
  return workspacesOf(root).flatMap((workspace): readonly Problem[] => {
    const file = workspace === '.' ? 'README.md' : `${workspace}/README.md`;
    return files.has(file) ? [] : [{ rule: 'readme', file, text: 'every workspace says what it is in a README.md' }];
  });
};
