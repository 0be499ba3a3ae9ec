import { httpContract, writtenText } from '@hearth/cms/contract';
import { targetStates } from '@hearth/streaming/contract';
import { z } from 'zod';
import { commentSourceSchema } from './comment-types';
import { finalities } from './numbers-types';
import { outletPlatforms, reportFigures } from './outlet-formats';

/** Who may see the third-party rooms of lives and what platforms reported, as the admin's roles name it. */
export const OUTLETS_READ = 'plugin::live.outlets.read';

/** Who may enter third-party rooms, take out lists of goods and import reports. */
export const OUTLETS_WRITE = 'plugin::live.outlets.write';

/** What a platform reported of a live (平台报表): its own counts, marked as such, and never added to the house’s. */
export const outletReportSchema = z.strictObject({
  id: z.uuid(),
  outlet: z.uuid(),
  origin: z.literal('import'),
  fileName: z.string(),
  /** SHA-256 of the file as it came. */
  fileHash: z.string(),
  /** The day up to which the platform counted, and whether it says that it still may change. */
  asOf: z.iso.date(),
  finality: z.enum(finalities),
  /** Amounts in fen, times in seconds. */
  figures: z.partialRecord(z.enum(reportFigures), z.number()),
  /** Heads that mean nothing here. */
  ignored: z.array(z.string()),
  importedBy: z.string(),
  importedAt: z.iso.datetime(),
});

/** What a platform reported of a live. */
export type OutletReport = z.output<typeof outletReportSchema>;

/** A copy of the picture, and its light (转推). */
export const pictureCopySchema = z.strictObject({ id: z.uuid(), name: z.string(), state: z.enum(targetStates) });

/** A copy of the picture, and its light. */
export type PictureCopy = z.output<typeof pictureCopySchema>;

/** A room of a live on a platform (第三方直播间). */
export const outletSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  platform: z.enum(outletPlatforms),
  title: z.string(),
  /** BCP 47. */
  language: z.string(),
  url: z.string(),
  /** The copy of the picture that goes there, and its light; null where somebody sends it by other means. */
  target: pictureCopySchema.nullable(),
  /** The newest report; older ones are kept. */
  report: outletReportSchema.nullable(),
  reports: z.int(),
  /** How its comments are read; null where they are not. */
  comments: commentSourceSchema.nullable(),
  version: z.int(),
});

/** A room of a live on a platform. */
export type Outlet = z.output<typeof outletSchema>;

const address = z
  .string()
  .trim()
  .max(500)
  .regex(/^(https?:\/\/\S+)?$/)
  .meta({ examples: ['https://live.example.com/room/1'] });

/** What is said of a room on a platform. */
export const putOutletSchema = z.strictObject({
  platform: z.enum(outletPlatforms),
  title: writtenText(80)
    .min(1)
    .meta({ examples: ['抖音直播间'] }),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .meta({ examples: ['zh-Hans'] }),
  url: address,
  target: z.uuid().nullable(),
  /** That which somebody saw; 0 for one that is new. */
  version: z.int().min(0),
});

/** What is said of a room on a platform. */
export type PutOutlet = z.output<typeof putOutletSchema>;

/** The largest report. */
export const MOST_REPORT_SIGNS = 200_000;

/** A report as it is imported. Pressed twice, or sent again as the same file, it is one. */
export const importReportSchema = z.strictObject({
  press: z.uuid(),
  fileName: writtenText(120)
    .min(1)
    .meta({ examples: ['report.csv'] }),
  csv: z.string().min(1).max(MOST_REPORT_SIGNS),
  asOf: z.iso.date(),
  finality: z.enum(finalities),
});

/** A report as it is imported. */
export type ImportReport = z.output<typeof importReportSchema>;

const session = z.object({ id: z.uuid() });
const which = z.object({ id: z.uuid(), outlet: z.uuid() });
const SESSION = 'OUTLETS.SESSION_NOT_FOUND';
const outlets = z.strictObject({
  outlets: z.array(outletSchema),
  /** The copies of the live’s picture, of which each room may have one. */
  copies: z.array(pictureCopySchema),
});

/** The routes of third-party rooms. */
export const outletsContract = httpContract('live-outlets', {
  outlets: {
    method: 'GET',
    path: '/live/numbers/:id/outlets',
    summary: '第三方直播间 The rooms of a live on platforms, each with its copy of the picture and its newest report',
    access: { staff: OUTLETS_READ },
    params: session,
    result: outlets,
    refusals: [SESSION],
  },
  putOutlet: {
    method: 'PUT',
    path: '/live/numbers/:id/outlets/:outlet',
    summary: '登记第三方直播间 Enters a room on a platform under the number that the page gives it, or changes it',
    access: { staff: OUTLETS_WRITE },
    params: which,
    body: putOutletSchema,
    result: outletSchema,
    refusals: [SESSION, 'OUTLETS.TOO_MANY', 'OUTLETS.TARGET_UNKNOWN', 'HEARTH.CHANGED_MEANWHILE'],
  },
  outletGoods: {
    method: 'GET',
    path: '/live/numbers/:id/outlets/:outlet/goods',
    summary:
      '导出商品清单 The goods of a live as a table in the form of the platform; who took it is noted in the ledger',
    access: { staff: OUTLETS_WRITE },
    params: which,
    result: z.string(),
    flows: 'text/csv',
    refusals: [SESSION, 'OUTLETS.NOT_FOUND'],
    perMinute: 30,
  },
  importReport: {
    method: 'POST',
    path: '/live/numbers/:id/outlets/:outlet/reports',
    summary: '导入平台报表 Takes in what a platform reported, with its file’s hash; its figures stand by themselves',
    access: { staff: OUTLETS_WRITE },
    params: which,
    body: importReportSchema,
    result: outletReportSchema,
    status: 201,
    refusals: [
      SESSION,
      'OUTLETS.NOT_FOUND',
      'OUTLETS.REPORT_UNREADABLE',
      'OUTLETS.REPORT_LINES',
      'OUTLETS.REPORT_EMPTY',
      'OUTLETS.REPORT_NUMBER',
      'HEARTH.CHANGED_MEANWHILE',
    ],
    perMinute: 30,
  },
  outletReports: {
    method: 'GET',
    path: '/live/numbers/:id/outlets/:outlet/reports',
    summary: '平台报表 All that a platform reported of a live, the newest first',
    access: { staff: OUTLETS_READ },
    params: which,
    result: z.strictObject({ reports: z.array(outletReportSchema) }),
    refusals: [SESSION, 'OUTLETS.NOT_FOUND'],
  },
});
