import { z } from 'zod';
import { httpContract } from './http';

/** Where a station goes out, as licences name it (授权渠道). The app's channel covers its web version, too. */
export const mediaChannels = ['app', 'tv', 'wechat', 'weibo', 'douyin', 'kuaishou', 'bilibili'] as const;

/** What an editor looks for among the assets. */
export const mediaFilters = ['all', 'unnoted', 'expiring', 'expired', 'ai'] as const;

/** How an asset stands: nobody noted whose it is, its licence has not begun, ends within 30 days, or has ended. */
export const licenceStates = ['fine', 'unnoted', 'future', 'expiring', 'expired'] as const;

/** A channel that licences name. */
export type MediaChannel = (typeof mediaChannels)[number];

/** One of the filters of the list. */
export type MediaFilter = (typeof mediaFilters)[number];

/** How an asset's licence stands. */
export type LicenceState = (typeof licenceStates)[number];

// One line of whole signs: PostgreSQL keeps no NUL, and a credit stands under a picture.
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const assetId = z.string().regex(/^[\w-]{1,64}$/);

/** Whose an asset is and where it may be shown (版权信息). Without channels all are meant, without dates all times. */
export const mediaRights = z.object({
  aiGenerated: z.boolean(),
  aiNote: line(200).nullable(),
  credit: line(120).nullable(),
  licensor: line(120).nullable(),
  channels: z.array(z.enum(mediaChannels)).max(mediaChannels.length),
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
});

/** Whose an asset is and where it may be shown. */
export type MediaRights = z.output<typeof mediaRights>;

/** A file of the library with its rights (素材). */
export const mediaAsset = z.object({
  id: z.string(),
  name: z.string(),
  mime: z.string(),
  /** By this the words of manuscripts know it. */
  hash: z.string(),
  url: z.string(),
  /** A small picture of it; films, sound and papers have none. */
  thumbnail: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  alt: z.string(),
  station: z.string(),
  uploadedAt: z.iso.datetime(),
  state: z.enum(licenceStates),
  rights: mediaRights,
  /** Changes with every change of the file, whichever page makes it. */
  version: z.iso.datetime(),
});

/** A file of the library with its rights. */
export type MediaAsset = z.output<typeof mediaAsset>;

/** How many assets each filter finds. */
export const mediaCounts = z.record(z.enum(mediaFilters), z.int());

const READ = { staff: 'plugin::cms.media.read' } as const;
const RIGHTS = { staff: 'plugin::cms.media.rights' } as const;
const which = z.object({ id: assetId, version: z.iso.datetime() });

/** The library by its rights: what is whose, until when, and where it may be shown. */
export const mediaContract = httpContract('media', {
  list: {
    method: 'GET',
    path: '/cms/media',
    summary: 'Assets of one’s station and those below, newest first',
    access: READ,
    query: z.object({
      filter: z.enum(mediaFilters).default('all'),
      search: line(100).optional(),
      station: z.string().max(60).optional(),
      after: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(40),
    }),
    result: z.object({ assets: z.array(mediaAsset), next: z.string().nullable(), counts: mediaCounts }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  show: {
    method: 'GET',
    path: '/cms/media/:id',
    summary: 'One asset',
    access: READ,
    params: z.object({ id: assetId }),
    result: mediaAsset,
    refusals: ['MEDIA.NOT_FOUND'],
  },
  change: {
    method: 'PUT',
    path: '/cms/media/:id/rights',
    summary: 'Note the rights of an asset',
    access: RIGHTS,
    params: z.object({ id: assetId }),
    body: mediaRights.extend({ version: z.iso.datetime() }),
    result: mediaAsset,
    refusals: ['MEDIA.NOT_FOUND', 'MEDIA.RIGHTS_ORDER', 'HEARTH.CHANGED_MEANWHILE'],
  },
  changeMany: {
    method: 'POST',
    path: '/cms/media/rights',
    summary: 'Note some rights of several assets; what cannot be changed is named and left',
    access: RIGHTS,
    body: z.object({ assets: z.array(which).min(1).max(100), change: mediaRights.partial() }),
    result: z.object({ changed: z.array(mediaAsset), left: z.array(z.object({ id: z.string(), code: z.string() })) }),
    refusals: ['MEDIA.NOT_FOUND', 'MEDIA.RIGHTS_ORDER', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
