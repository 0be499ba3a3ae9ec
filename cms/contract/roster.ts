import { z } from 'zod';
import { httpContract } from './http';
import {
  colleague,
  delegation,
  delegationMoves,
  dutyPost,
  dutyShift,
  moment,
  onDuty,
  proposeDelegationBody,
} from './roster-types';
import { stationSlug } from './stations';
import { textOf } from './text';
import { windowOf } from './window';

const READ = { staff: 'plugin::cms.roster.read' } as const;
const PLAN = { staff: 'plugin::cms.roster.plan' } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';

/** The duty roster (值班): posts, shifts, stand-ins and powers lent for a while. */
export const rosterContract = httpContract('roster', {
  posts: {
    method: 'GET',
    path: '/cms/roster/posts',
    summary: 'The posts of the stations one sees',
    access: READ,
    query: z.object({ station: stationSlug.optional() }),
    result: z.object({ posts: z.array(dutyPost), mayPlan: z.boolean() }),
    refusals: [],
  },
  addPost: {
    method: 'POST',
    path: '/cms/roster/posts',
    summary: 'Add a post',
    access: PLAN,
    body: z.object({ station: stationSlug, slug: stationSlug, name: textOf(30) }),
    result: dutyPost,
    status: 201,
    refusals: ['ROSTER.POST_TAKEN'],
  },
  changePost: {
    method: 'PUT',
    path: '/cms/roster/posts/:id',
    summary: 'Rename, close or open a post',
    access: PLAN,
    params: id,
    body: z.object({ name: textOf(30), active: z.boolean(), version }),
    result: dutyPost,
    refusals: [CHANGED],
  },
  shifts: {
    method: 'GET',
    path: '/cms/roster/shifts',
    summary: 'The shifts of a station between two moments, at most 62 days apart',
    access: READ,
    query: z.object({ station: stationSlug, from: moment, to: moment }).superRefine(windowOf(62)),
    result: z.object({ shifts: z.array(dutyShift), people: z.array(colleague) }),
    refusals: [],
  },
  addShift: {
    method: 'POST',
    path: '/cms/roster/shifts',
    summary: 'Put a person on a post',
    access: PLAN,
    body: z
      .object({ post: z.uuid(), person: z.uuid(), startsAt: moment, endsAt: moment })
      .refine(({ startsAt, endsAt }) => shiftFits(startsAt, endsAt), {
        path: ['endsAt'],
        message: '班次须在开始后 36 小时内结束 / A shift ends within 36 hours of its start',
      }),
    result: dutyShift,
    status: 201,
    refusals: ['ROSTER.DOUBLE_BOOKED', 'ROSTER.CANNOT_STAND_HERE', 'ROSTER.POST_CLOSED'],
  },
  removeShift: {
    method: 'DELETE',
    path: '/cms/roster/shifts/:id',
    summary: 'Take a shift out of the roster, unless it has begun',
    access: PLAN,
    params: id,
    query: z.object({ version: z.coerce.number().pipe(z.int32()) }),
    result: z.null(),
    status: 204,
    refusals: ['ROSTER.SHIFT_BEGUN', CHANGED],
  },
  standIn: {
    method: 'POST',
    path: '/cms/roster/shifts/:id/stand-in',
    summary: 'Swap with a stand-in, or take the shift back; for the person planned and for planners',
    access: READ,
    params: id,
    body: z.object({ person: z.uuid().nullable(), version }),
    result: dutyShift,
    refusals: [
      'ROSTER.DOUBLE_BOOKED',
      'ROSTER.CANNOT_STAND_HERE',
      'ROSTER.SHIFT_OVER',
      'ROSTER.NOT_YOUR_SHIFT',
      CHANGED,
    ],
  },
  now: {
    method: 'GET',
    path: '/cms/roster/now',
    summary: 'Who is on duty, post by post',
    access: READ,
    query: z.object({ station: stationSlug, at: moment.optional() }),
    result: z.object({
      at: moment,
      posts: z.array(
        z.object({
          post: dutyPost,
          people: z.array(onDuty),
          /** Whether a turn covers this moment: else nobody is missed. */
          planned: z.boolean(),
          next: z.object({ person: z.uuid(), startsAt: moment }).nullable(),
        }),
      ),
      people: z.array(colleague),
    }),
    refusals: [],
  },
  colleagues: {
    method: 'GET',
    path: '/cms/roster/colleagues',
    summary: 'Who can stand on a post of a station',
    access: READ,
    query: z.object({ station: stationSlug }),
    result: z.object({ people: z.array(colleague) }),
    refusals: [],
  },
  calendar: {
    method: 'GET',
    path: '/cms/roster/calendar',
    summary: 'My shifts as an iCalendar file',
    access: READ,
    result: z.object({ filename: z.string(), calendar: z.string() }),
    refusals: [],
  },
  delegations: {
    method: 'GET',
    path: '/cms/roster/delegations',
    summary: 'Powers I lent or was lent, newest first, and those that I could lend',
    access: READ,
    result: z.object({
      delegations: z.array(delegation),
      people: z.array(colleague),
      powers: z.array(z.object({ action: z.string(), name: z.string() })),
    }),
    refusals: [],
  },
  delegate: {
    method: 'POST',
    path: '/cms/roster/delegations',
    summary: 'Lend powers or a post to somebody for a while',
    access: READ,
    body: proposeDelegationBody,
    result: delegation,
    status: 201,
    refusals: ['ROSTER.TO_ONESELF', 'ROSTER.BEYOND_POWERS', 'ROSTER.BAD_WINDOW', 'ROSTER.CANNOT_STAND_HERE'],
  },
  moveDelegation: {
    method: 'POST',
    path: '/cms/roster/delegations/:id/:event',
    summary: 'Accept, decline or revoke',
    access: READ,
    params: z.object({ id: z.uuid(), event: z.enum(delegationMoves) }),
    body: z.object({ version }),
    result: delegation,
    refusals: ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED', CHANGED],
  },
});

function shiftFits(startsAt: string, endsAt: string): boolean {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  return length > 0 && length <= 36 * 3_600_000;
}
