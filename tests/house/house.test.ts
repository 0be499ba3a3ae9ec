import { join } from 'node:path';
import { equalTranslations, knownCodes } from './checks/language';
import { namedFolders, noSourceFolder, readmes } from './checks/layout';
import { exactVersions, oneStrapi, reasonedDependencies } from './checks/packages';
import { type Check, lines } from './checks/problem';
import { strictEverywhere } from './checks/strictness';
import { dependencies, format, generatedDocuments, lint, types } from './checks/tools';
import { wording } from './checks/wording';

const HOUSE = join(__dirname, '../..');

/** That each of these can fail is proven in rules.test.ts. */
const CHECKS: readonly (readonly [string, Check])[] = [
  ['has no src/', noSourceFolder],
  ['names its folders after things', namedFolders],
  ['has a README for each workspace', readmes],
  ['pins every package exactly', exactVersions],
  ['runs one version of Strapi', oneStrapi],
  ['gives a reason for each runtime package', reasonedDependencies],
  ['compiles strictly in every workspace', strictEverywhere],
  ['leaves no unfinished words, focused tests or paths of one machine', wording],
  ['says the same in both languages', equalTranslations],
  ['names only error codes that exist', knownCodes],
  ['is formatted', format],
  ['compiles', types],
  ['has current diagrams and tables of errors', generatedDocuments],
  ['passes ESLint', lint],
  ['has no dependency that points the wrong way', dependencies],
];

describe('the house', () => {
  it.each(CHECKS)('%s', (_name, check) => {
    expect(lines(check(HOUSE))).toEqual([]);
  });
});
