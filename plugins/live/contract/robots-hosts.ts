import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { hostKinds } from './session-types';

/** Who may enter the hosts of a live, as the admin's roles name it. */
export const writeHosts = 'plugin::live.hosts.write';

/** Who may see hosts and what the assistant answered, as the admin's roles name it. */
export const readHosts = 'plugin::live.hosts.read';

/** Who may watch over a digital human and stop it, as the admin's roles name it. */
export const watchHosts = 'plugin::live.hosts.watch';

/** What a host does in a live: speaks, or answers viewers in writing (主播分工). */
export const hostTasks = ['speaks', 'answers'] as const;

/** What a host does in a live. */
export type HostTask = (typeof hostTasks)[number];

/** Where a host stands (主播状态). */
export const hostStates = ['waiting', 'speaking', 'faded', 'stopped', 'gone'] as const;

/** Where a host stands. */
export type HostState = (typeof hostStates)[number];

/** What may happen to a host: `fade` by the house itself, when nobody watches any more. */
export const hostEvents = ['begin', 'end', 'fade', 'return', 'stop', 'clear', 'remove'] as const;

/** What may happen to a host. */
export type HostEvent = (typeof hostEvents)[number];

/** What people do to a host by a press. */
export const hostDeeds = ['begin', 'end', 'return', 'stop', 'clear', 'remove'] as const;

/** What people do to a host by a press. */
export type HostDeed = (typeof hostDeeds)[number];

/** Seconds without a sign of the person on duty after which a digital human is faded out. */
export const LABEL_SECONDS = 60;

const label = z.strictObject({ 'zh-Hans': writtenText(40).min(2), en: writtenText(80).min(2) });

/** A host of a live (主播). */
export const liveHostSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  kind: z.enum(hostKinds),
  task: z.enum(hostTasks),
  name: z.string(),
  /** What stands in the picture and in the room all the time that a machine speaks. */
  label: label.nullable(),
  /** Who watches over a machine. */
  duty: z.strictObject({ person: z.string(), name: z.string() }).nullable(),
  state: z.enum(hostStates),
  /** When the page of whoever is on duty last said that the label is seen. */
  seenAt: z.iso.datetime().nullable(),
  /** Whether it is late with that. */
  isSilent: z.boolean(),
  version: z.int(),
  allowedEvents: z.array(z.enum(hostEvents)),
});

/** A host of a live. */
export type LiveHost = z.output<typeof liveHostSchema>;

/** What it takes to enter a host. */
export const keepHostSchema = z.strictObject({
  kind: z.enum(hostKinds),
  task: z.enum(hostTasks),
  name: writtenText(40)
    .min(1)
    .meta({ examples: ['小云'] }),
  label: label.nullable(),
  /** Somebody of the station; how they are called is known. */
  duty: z.strictObject({ person: z.uuid() }).nullable(),
});

/** What it takes to enter a host. */
export type KeepHost = z.output<typeof keepHostSchema>;

const session = z.object({ id: z.uuid() });
const host = z.object({ id: z.uuid() });

/** The routes of hosts. */
export const hostsContract = httpContract('live', {
  hosts: {
    method: 'GET',
    path: '/live/sessions/:id/hosts',
    summary: '主播 The hosts of a live, with who watches over machines among them',
    access: { staff: readHosts },
    params: session,
    result: z.strictObject({ hosts: z.array(liveHostSchema) }),
    refusals: ['ROBOTS.SESSION_NOT_FOUND'],
  },
  keepHost: {
    method: 'POST',
    path: '/live/sessions/:id/hosts',
    summary: '登记主播 Enters a host; a machine needs a label and a person on duty',
    access: { staff: writeHosts },
    params: session,
    body: keepHostSchema,
    result: liveHostSchema,
    status: 201,
    refusals: [
      'ROBOTS.SESSION_NOT_FOUND',
      'ROBOTS.DUTY_MISSING',
      'ROBOTS.PERSON_NOT_FOUND',
      'ROBOTS.LABEL_MISSING',
      'ROBOTS.HOSTS_FULL',
    ],
  },
  turnHost: {
    method: 'POST',
    path: '/live/hosts/:id/turns',
    summary: '上场、下场、停播 Lets a host begin, end, speak again or leave; stops it at once',
    access: { staff: watchHosts },
    params: host,
    body: z.strictObject({ event: z.enum(hostDeeds), version: z.int(), reason: writtenText(200) }),
    result: liveHostSchema,
    refusals: [
      'ROBOTS.HOST_NOT_FOUND',
      'ROBOTS.HOST_STATE',
      'ROBOTS.NOT_ON_DUTY',
      'ROBOTS.LABEL_UNSEEN',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  stopHost: {
    method: 'POST',
    path: '/live/hosts/:id/stop',
    summary: '一键停播 Stops a machine at once, whatever its page last saw; pressed twice it is stopped once',
    access: { staff: watchHosts },
    params: host,
    body: z.strictObject({ reason: writtenText(200) }),
    result: liveHostSchema,
    refusals: ['ROBOTS.HOST_NOT_FOUND', 'ROBOTS.HOST_STATE'],
  },
  seeLabel: {
    method: 'POST',
    path: '/live/hosts/:id/beats',
    summary: '值守心跳 Says that whoever is on duty is there and sees the label',
    access: { staff: watchHosts },
    params: host,
    body: z.strictObject({ isLabelSeen: z.literal(true) }),
    result: liveHostSchema,
    refusals: ['ROBOTS.HOST_NOT_FOUND', 'ROBOTS.HOST_STATE', 'ROBOTS.NOT_ON_DUTY'],
    perMinute: 60,
  },
});
