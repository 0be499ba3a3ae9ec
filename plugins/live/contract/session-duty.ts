import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { dutyRoles } from './session-types';
import { SESSIONS_PLAN, SESSIONS_READ } from './sessions';

/** Seconds between two signs of life of somebody on duty (心跳). */
export const BEAT_SECONDS = 20;

/** After so many seconds without a sign a person counts as gone. */
export const MISSED_SECONDS = 60;

/** Whether somebody on duty is there: never came, is there, was there a moment ago, is gone. */
export const dutyLights = ['never', 'there', 'late', 'gone'] as const;

/** Whether somebody on duty is there. */
export type DutyLight = (typeof dutyLights)[number];

/** Somebody on duty in a session (值守). */
export const onDutySchema = z.strictObject({
  id: z.uuid(),
  role: z.enum(dutyRoles),
  person: z.uuid(),
  name: z.string(),
  light: z.enum(dutyLights),
  beatenAt: z.iso.datetime().nullable(),
});

/** Somebody on duty in a session. */
export type OnDuty = z.output<typeof onDutySchema>;

const params = z.object({ id: z.uuid() });
const list = z.strictObject({
  duty: z.array(onDutySchema),
  /** Roles in which nobody is there now. */
  missing: z.array(z.enum(dutyRoles)),
});

/** Who is on duty, and where nobody is. */
export type DutyList = z.output<typeof list>;

/** The routes of people on duty. */
export const liveDutyContract = httpContract('live', {
  seeDuty: {
    method: 'GET',
    path: '/live/sessions/:id/duty',
    summary: '值守名单 Who is on duty in a session, and whether they are there',
    access: { staff: SESSIONS_READ },
    params,
    result: list,
    refusals: ['SESSION.NOT_FOUND'],
  },
  nameDuty: {
    method: 'POST',
    path: '/live/sessions/:id/duty',
    summary:
      '安排值守 Puts somebody on duty and tells them; named twice they stand there once, and nobody in two roles that have to be apart',
    access: { staff: SESSIONS_PLAN },
    params,
    body: z.strictObject({ role: z.enum(dutyRoles), person: z.uuid() }),
    result: list,
    refusals: ['SESSION.NOT_FOUND', 'SESSION.FIXED', 'SESSION.PERSON_NOT_FOUND', 'SESSION.DUTY_APART'],
  },
  relieveDuty: {
    method: 'DELETE',
    path: '/live/sessions/:id/duty/:duty',
    summary: '撤下值守 Takes somebody off duty',
    access: { staff: SESSIONS_PLAN },
    params: z.object({ id: z.uuid(), duty: z.uuid() }),
    result: list,
    refusals: ['SESSION.NOT_FOUND', 'SESSION.DUTY_NOT_FOUND'],
  },
  beat: {
    method: 'POST',
    path: '/live/sessions/:id/beats',
    summary: '在岗心跳 Says that whoever asks is there; pages of people on duty say it each twenty seconds',
    access: { staff: SESSIONS_READ },
    params,
    result: list,
    refusals: ['SESSION.NOT_FOUND', 'SESSION.NOT_ON_DUTY'],
    perMinute: 240,
  },
});
