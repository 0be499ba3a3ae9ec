import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';

/** Who may see and keep who may speak in lives, as the admin's roles name it. */
export const ANCHORS_KEEP = 'plugin::live.anchors.keep';

/** From this age on somebody may speak in a live, and up to that one with the word of who answers for them. */
export const ANCHOR_AGES = { least: 16, grown: 18 } as const;

/** Somebody who may speak in lives (主播资质). */
export const anchorSchema = z.strictObject({
  person: z.uuid(),
  name: z.string(),
  station: z.string(),
  isRealNamed: z.boolean(),
  birth: z.iso.date().nullable(),
  hasGuardianConsent: z.boolean(),
  trainedUntil: z.iso.datetime().nullable(),
  bannedUntil: z.iso.datetime().nullable(),
  banReason: z.string(),
  version: z.int(),
});

/** Somebody who may speak in lives. */
export type Anchor = z.output<typeof anchorSchema>;

/** A day on which somebody who lives may have been born. */
const birthday = z.iso.date().refine((day) => day > '1900-01-01' && day < '2100-01-01');

/** What is kept of an anchor; `version` is that which somebody saw, 0 for a new one. */
export const keepAnchorSchema = z
  .strictObject({
    isRealNamed: z.boolean(),
    birth: birthday.nullable(),
    hasGuardianConsent: z.boolean(),
    trainedUntil: z.iso.datetime().nullable(),
    bannedUntil: z.iso.datetime().nullable(),
    banReason: writtenText(300).default(''),
    version: z.int32().min(0),
  })
  .refine(({ bannedUntil, banReason }) => bannedUntil === null || banReason !== '', {
    path: ['banReason'],
    message: '请写明封禁原因 / say why they are banned',
  });

/** What is kept of an anchor. */
export type KeepAnchor = z.output<typeof keepAnchorSchema>;

/** The routes of anchors. */
export const anchorsContract = httpContract('live', {
  listAnchors: {
    method: 'GET',
    path: '/live/anchors',
    summary: '主播资质 Who may speak in lives of the stations that one sees',
    access: { staff: ANCHORS_KEEP },
    result: z.strictObject({ anchors: z.array(anchorSchema) }),
    refusals: [],
  },
  keepAnchor: {
    method: 'PUT',
    path: '/live/anchors/:person',
    summary: '登记主播资质 Notes that name and age were looked at, until when somebody is trained, and bans',
    access: { staff: ANCHORS_KEEP },
    params: z.object({ person: z.uuid() }),
    body: keepAnchorSchema,
    result: anchorSchema,
    refusals: ['SESSION.PERSON_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
