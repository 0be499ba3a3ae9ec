import { equalTranslations, knownCodes } from './language';
import { namedFolders, noSourceFolder, readmes } from './layout';
import { completeLock } from './lock';
import { verifiedMachines } from './machines';
import { exactVersions, oneStrapi, reasonedDependencies } from './packages';
import type { Check } from './problem';
import { strictEverywhere } from './strictness';
import { dependencies, format, generatedDocuments, lint, types } from './tools';
import { wording } from './wording';

/** That each of these can fail is proven in rules.test.ts. */
export const EVERY_CHECK: readonly (readonly [string, Check])[] = [
  ['has no src/', noSourceFolder],
  ['names its folders after things', namedFolders],
  ['has a README for each workspace', readmes],
  ['pins every package exactly', exactVersions],
  ['locks every package, of every platform', completeLock],
  ['runs one version of Strapi', oneStrapi],
  ['gives a reason for each runtime package', reasonedDependencies],
  ['compiles strictly in every workspace', strictEverywhere],
  ['leaves no unfinished words, focused tests or paths of one machine', wording],
  ['says the same in both languages', equalTranslations],
  ['names only error codes that exist', knownCodes],
  ['verifies each machine at the start', verifiedMachines],
  ['is formatted', format],
  ['compiles', types],
  ['has current diagrams, tables of errors and contract of the app', generatedDocuments],
  ['passes both linters', lint],
  ['has no dependency that points the wrong way', dependencies],
];
