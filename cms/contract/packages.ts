import { z } from 'zod';
import { httpContract } from './http';
import {
  packageCardSchema,
  packageLine,
  packagePageSchema,
  packageStates,
  packageStory,
  packageWords,
  wholePackage,
} from './package-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** Sees the packages of one's stations. */
export const PACKAGES_READ = 'plugin::cms.packages.read';
/** Builds packages. */
export const PACKAGES_WRITE = 'plugin::cms.packages.write';
/** Lets packages out and takes them back. */
export const PACKAGES_PUBLISH = 'plugin::cms.packages.publish';

const READ = { staff: PACKAGES_READ } as const;
const WRITE = { staff: PACKAGES_WRITE } as const;
const PUBLISH = { staff: PACKAGES_PUBLISH } as const;
const id = z.object({ id: z.uuid() });
const seen = { version: z.int32() };
const ON_ONE = ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'] as const;
const WORDS = ['PACKAGE.STRANGE_STORY', 'PACKAGE.TWICE'] as const;

/** Packages (专题): stories in an order that somebody chose. */
export const packagesContract = httpContract('packages', {
  list: {
    method: 'GET',
    path: '/cms/packages',
    summary: 'Packages of one’s stations, the one changed last first',
    access: READ,
    query: z.object({
      station: stationSlug.optional(),
      state: z.enum(packageStates).optional(),
      /** Words of the headline. */
      text: writtenText(60).default(''),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({ packages: z.array(packageLine) }),
    refusals: [],
  },
  stories: {
    method: 'GET',
    path: '/cms/packages/stories',
    summary: '选稿 Manuscripts whose headline holds some words, the newest first: what may be put into a package',
    access: WRITE,
    query: z.object({ text: writtenText(60).default(''), locale: contentLocaleSchema.default('zh-Hans') }),
    result: z.strictObject({ stories: z.array(packageStory) }),
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/cms/packages/:id',
    summary: 'One package with its stories in order',
    access: READ,
    params: id,
    result: wholePackage,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  make: {
    method: 'POST',
    path: '/cms/packages',
    summary: '建专题 Make a package',
    access: WRITE,
    body: packageWords.extend({ station: stationSlug, locale: contentLocaleSchema }),
    result: wholePackage,
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', ...WORDS],
  },
  write: {
    method: 'PUT',
    path: '/cms/packages/:id',
    summary: 'Write a package on; readers see it when somebody else lets it out',
    access: WRITE,
    params: id,
    body: packageWords.extend(seen),
    result: wholePackage,
    refusals: [...ON_ONE, ...WORDS],
  },
  publish: {
    method: 'POST',
    path: '/cms/packages/:id/publish',
    summary: '发布 Let a package out as it is written now; by somebody else than who wrote it last',
    access: PUBLISH,
    params: id,
    body: z.strictObject(seen),
    result: wholePackage,
    refusals: [...ON_ONE, 'PACKAGE.NOT_NOW', 'PACKAGE.SAME_PERSON', 'PACKAGE.NOTHING_PUBLIC'],
  },
  withdraw: {
    method: 'POST',
    path: '/cms/packages/:id/withdraw',
    summary: '撤下 Take a package back; its stories stay as they are',
    access: PUBLISH,
    params: id,
    body: z.strictObject({ ...seen, reason: writtenText(300).min(2) }),
    result: wholePackage,
    refusals: [...ON_ONE, 'PACKAGE.NOT_NOW'],
  },
});

/** Packages as the news app reads them, served by the fast lane. */
export const appPackagesContract = httpContract('app-packages', {
  list: {
    method: 'GET',
    path: '/api/app/packages',
    summary: 'The packages of a station and those below it, the newest first; one without a public story is left out',
    access: 'public',
    query: z.object({
      station: stationSlug.optional(),
      locale: contentLocaleSchema.default('zh-Hans'),
      after: z
        .string()
        .regex(/^[\w-]{1,200}$/)
        .optional(),
      first: z.coerce.number().int().min(1).max(50).default(20),
    }),
    result: z.strictObject({ items: z.array(packageCardSchema), next: z.string().nullable() }),
    refusals: ['HEARTH.NOT_FOUND', 'STORY.BAD_CURSOR'],
  },
  one: {
    method: 'GET',
    path: '/api/app/packages/:id',
    summary: 'A package with those of its stories that are public',
    access: 'public',
    params: z.object({ id: z.uuid() }),
    result: packagePageSchema,
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
