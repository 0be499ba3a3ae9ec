import { z } from 'zod';
import { httpContract } from './http';
import { roleSlugs } from './roles';
import { stationSlug } from './stations';
import { textOf } from './text';

/** One of the roles of a station. */
export const roleSlug = z.enum(roleSlugs);

/** A member of staff (人员). */
export const person = z.object({
  id: z.uuid(),
  station: stationSlug,
  name: textOf(60),
  email: z.string(),
  /** Slugs of the roles held; `super-admin` for the administrator of the host. */
  roles: z.array(z.string()),
  active: z.boolean(),
  /** Whether the invitation was taken up. */
  registered: z.boolean(),
  version: z.int32(),
});

/** A member of staff as the API tells it. */
export type Person = z.output<typeof person>;

/** What inviting somebody takes. */
export const invitePersonBody = z.object({
  email: z.email().max(120),
  name: textOf(60),
  station: stationSlug,
  roles: z.array(roleSlug).min(1).max(5),
});

/** What inviting somebody takes, parsed. */
export type InvitePerson = z.output<typeof invitePersonBody>;

const id = z.object({ id: z.uuid() });
const version = z.int32();

/** The people of one's own station and those below. */
export const peopleContract = httpContract('people', {
  me: {
    method: 'GET',
    path: '/cms/people/me',
    summary: 'Who I am, where, and which stations I see',
    access: { staff: null },
    result: z.object({ person, stations: z.array(stationSlug) }),
    refusals: [],
  },
  list: {
    method: 'GET',
    path: '/cms/people',
    summary: 'People of the stations one sees',
    access: { staff: 'plugin::cms.people.read' },
    query: z.object({ station: stationSlug.optional(), q: z.string().trim().max(60).optional() }),
    result: z.object({ people: z.array(person) }),
    refusals: [],
  },
  invite: {
    method: 'POST',
    path: '/cms/people',
    summary: 'Invite somebody; the answer holds the link for setting a password, shown once',
    access: { staff: 'plugin::cms.people.edit' },
    body: invitePersonBody,
    result: z.object({ person, registrationLink: z.string() }),
    status: 201,
    refusals: ['PEOPLE.EMAIL_TAKEN'],
  },
  assign: {
    method: 'PUT',
    path: '/cms/people/:id/roles',
    summary: 'Set the roles of a person',
    access: { staff: 'plugin::cms.people.edit' },
    params: id,
    body: z.object({ roles: z.array(roleSlug).min(1).max(5), version }),
    result: person,
    refusals: ['PEOPLE.NOT_YOURSELF', 'PEOPLE.HOST_ADMINISTRATOR', 'HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  move: {
    method: 'POST',
    path: '/cms/people/:id/move',
    summary: 'Move a person to another station',
    access: { staff: 'plugin::cms.people.edit' },
    params: id,
    body: z.object({ station: stationSlug, version }),
    result: person,
    refusals: ['PEOPLE.NOT_YOURSELF', 'PEOPLE.HOST_ADMINISTRATOR', 'HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  deactivate: {
    method: 'POST',
    path: '/cms/people/:id/deactivate',
    summary: 'Shut the log-in of a person; what they signed stays',
    access: { staff: 'plugin::cms.people.edit' },
    params: id,
    body: z.object({ version }),
    result: person,
    refusals: ['PEOPLE.NOT_YOURSELF', 'PEOPLE.HOST_ADMINISTRATOR', 'HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  reactivate: {
    method: 'POST',
    path: '/cms/people/:id/reactivate',
    summary: 'Open the log-in of a person again',
    access: { staff: 'plugin::cms.people.edit' },
    params: id,
    body: z.object({ version }),
    result: person,
    refusals: ['PEOPLE.NOT_YOURSELF', 'PEOPLE.HOST_ADMINISTRATOR', 'HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
