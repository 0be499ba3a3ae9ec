import type { Text } from '@hearth/cms/kernel';
import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROUNDS_READ } from './rounds';
import { fileHash } from './samples';

/** Who visits suppliers and writes down what they saw, as the admin's roles name it. */
export const VISITS_WRITE = 'plugin::vetting.visits.write';

const both = (zh: string, en: string): Text => ({ 'zh-Hans': zh, en });

/** What is looked at on a visit 考察清单. */
export const visitItems = {
  licence: both('证照原件与备案一致', 'Licences on the wall are those on file'),
  site: both('场地整洁，无虫鼠', 'The site is clean, without vermin'),
  storage: both('仓储温湿度有记录', 'Storage is measured and noted'),
  'cold-chain': both('冷链设备在用', 'The cold chain is in use'),
  plot: both('到了标称的产地', 'The named plot was seen'),
  records: both('投入品与采收记录齐全', 'Inputs and harvests are on record'),
  label: both('标签与实物一致', 'Labels fit the goods'),
  capacity: both('日发货能力与承诺相符', 'It can send as much a day as it says'),
} as const satisfies Readonly<Record<string, Text>>;

/** What is looked at on a visit. */
export type VisitItem = keyof typeof visitItems;

const items = Object.keys(visitItems) as [VisitItem, ...VisitItem[]]; // keys of the literal above
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const moment = z.iso.datetime();

const photo = z.strictObject({
  hash: fileHash,
  takenAt: moment,
  latitude: latitude.nullable(),
  longitude: longitude.nullable(),
  caption: z.string().trim().max(200),
});

/** What somebody saw at a supplier. */
export const writeVisitSchema = z.strictObject({
  supplier: z.uuid(),
  kind: z.enum(['onsite', 'remote']),
  risk: z.enum(['low', 'usual', 'high']),
  place: z.string().trim().min(1).max(200),
  latitude,
  longitude,
  visitedAt: moment,
  checklist: z
    .array(
      z.strictObject({
        item: z.enum(items),
        answer: z.enum(['fine', 'lacking', 'not-here']),
        note: z.string().trim().max(500),
      }),
    )
    .max(items.length),
  photos: z.array(photo).max(40),
  findings: z.string().trim().min(1).max(4_000),
  result: z.enum(['good', 'mend', 'bad', 'refused']),
});

/** What somebody saw at a supplier. */
export type WriteVisit = z.output<typeof writeVisitSchema>;

/** A visit 现场考察, with what is odd about its photographs: far from the place, or of another day. */
export const visitSchema = writeVisitSchema.extend({
  id: z.uuid(),
  station: z.string(),
  supplierName: z.string(),
  visitedBy: z.uuid(),
  visitor: z.string(),
  writtenAt: moment,
  photos: z.array(photo.extend({ isFar: z.boolean(), isOfAnotherDay: z.boolean() })),
});

/** A visit. */
export type Visit = z.output<typeof visitSchema>;

/** The routes of visits. What was written stays as it was written. */
export const visitContract = httpContract('vetting-visits', {
  list: {
    method: 'GET',
    path: '/vetting/visits',
    summary: 'Visits to suppliers of the station, newest first',
    access: { staff: ROUNDS_READ },
    query: z.object({ supplier: z.uuid().optional(), before: z.uuid().optional() }),
    result: z.strictObject({ visits: z.array(visitSchema) }),
    refusals: [],
  },
  write: {
    method: 'POST',
    path: '/vetting/visits',
    summary: 'Writes down a visit',
    access: { staff: VISITS_WRITE },
    body: writeVisitSchema,
    result: visitSchema,
    status: 201,
    refusals: [
      'VETTING.NOBODY_TO_VISIT',
      'VETTING.VISIT_IN_PERSON',
      'VETTING.VISIT_BARE',
      'VETTING.VISIT_AHEAD',
      'VETTING.PHOTO_USED',
      'VETTING.PHOTO_MISSING',
    ],
  },
});
