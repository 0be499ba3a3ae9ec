import { z } from 'zod';
import { httpContract } from './http';
import { leadPhoto } from './lead-photos';
import { lead, leadEvents, leadSources, leadStates, notedLead, similarLead, tipBody } from './lead-types';
import { pageCursor } from './page-cursor';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import { topic, topicWords } from './topic-types';

/** The permission to see the leads of one's stations. */
export const LEADS_READ = 'plugin::cms.leads.read';
/** The permission to check, give out, adopt and drop leads, and to see who gave them. */
export const LEADS_WORK = 'plugin::cms.leads.work';

const READ = { staff: LEADS_READ } as const;
const WORK = { staff: LEADS_WORK } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const MACHINE = ['MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'] as const;

/** Leads (线索): tips of viewers and items of others that may become topics. */
export const leadsContract = httpContract('leads', {
  tip: {
    method: 'POST',
    path: '/api/leads/tips',
    summary: 'Tell a station something; signing in is not needed',
    access: 'public',
    body: tipBody,
    result: z.object({ received: z.literal(true) }),
    status: 202,
    refusals: ['HEARTH.NOT_FOUND', 'LEADS.ENOUGH_TIPS', 'LEADS.PHOTO_UNKNOWN'],
    perMinute: 10,
  },
  list: {
    method: 'GET',
    path: '/cms/leads',
    summary: 'Leads by state, the one that waits longest last',
    access: READ,
    query: z.object({
      station: stationSlug.optional(),
      state: z.enum(leadStates).optional(),
      source: z.enum(leadSources).optional(),
      column: writtenText(64).optional(),
      person: z.uuid().optional(),
      topic: z.uuid().optional(),
      text: writtenText(60).optional(),
      cursor: pageCursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    result: z.object({ leads: z.array(lead), cursor: z.string().nullable() }),
    refusals: [],
  },
  note: {
    method: 'POST',
    path: '/cms/leads',
    summary: 'Write down what somebody told the desk; what is open already is told once more, not twice',
    access: WORK,
    body: notedLead,
    result: z.object({ lead, isNew: z.boolean() }),
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', 'LEADS.TOLD_LATER'],
  },
  alike: {
    method: 'GET',
    path: '/cms/leads/alike',
    summary: 'Open leads of a station that read like a text, the likest first',
    access: READ,
    query: z.object({ station: stationSlug, text: writtenText(300).min(1), place: writtenText(120).default('') }),
    result: z.object({ leads: z.array(similarLead) }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  one: {
    method: 'GET',
    path: '/cms/leads/:id',
    summary: 'One lead',
    access: READ,
    params: id,
    result: lead,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  similar: {
    method: 'GET',
    path: '/cms/leads/:id/similar',
    summary: 'Open leads that read like this one, the likest first',
    access: READ,
    params: id,
    result: z.object({ leads: z.array(similarLead) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  contacts: {
    method: 'POST',
    path: '/cms/leads/:id/contacts',
    summary: 'Who gave a lead and how to reach them; who asks is put on record',
    access: WORK,
    params: id,
    result: z.object({
      contacts: z.array(
        z.object({
          contact: z.string(),
          at: moment,
          /** Who of the desk wrote it down. */
          notedBy: z.uuid().nullable(),
        }),
      ),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  photos: {
    method: 'GET',
    path: '/cms/leads/:id/photos',
    summary: 'The photos that came with a lead and with those merged into it; their addresses are good for minutes',
    access: READ,
    params: id,
    result: z.object({ photos: z.array(leadPhoto) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  takePhoto: {
    method: 'POST',
    path: '/cms/leads/:id/photos/:photo/take',
    summary: 'Take a photo of a lead into the media library, with its source; done twice it is there once',
    access: WORK,
    params: id.extend({ photo: z.uuid() }),
    body: z.object({ alt: writtenText(300).min(1), credit: writtenText(60).min(1) }),
    result: leadPhoto,
    refusals: ['HEARTH.NOT_FOUND', 'LEADS.PHOTO_NOT_KEPT'],
  },
  assign: {
    method: 'PUT',
    path: '/cms/leads/:id/desk',
    summary: 'Give a lead to a desk, a person, or nobody',
    access: WORK,
    params: id,
    body: z.object({ version, column: writtenText(64).nullable(), person: z.uuid().nullable() }),
    result: lead,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'TOPICS.UNKNOWN_COLUMN', 'TOPICS.CANNOT_WORK_HERE'],
  },
  move: {
    method: 'POST',
    path: '/cms/leads/:id/move',
    summary: 'Check, drop, merge or reopen a lead, or take it out of its topic',
    access: WORK,
    params: id,
    body: z.object({
      event: z.enum(leadEvents).exclude(['adopt']),
      version,
      reason: writtenText(500).optional(),
      into: z.uuid().optional(),
    }),
    result: lead,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      ...MACHINE,
      'LEADS.REASON_MISSING',
      'LEADS.CANNOT_TAKE_IN',
      'LEADS.TOLD_AGAIN',
    ],
  },
  adopt: {
    method: 'POST',
    path: '/cms/leads/:id/adopt',
    summary: 'Make a topic of a checked lead',
    access: WORK,
    params: id,
    body: topicWords.pick({ title: true, angle: true, importance: true, column: true }).extend({ version }),
    result: z.object({ lead, topic }),
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, ...MACHINE, 'TOPICS.UNKNOWN_COLUMN'],
  },
  join: {
    method: 'POST',
    path: '/cms/leads/:id/join',
    summary: 'Adopt a checked lead into a topic that is there already',
    access: WORK,
    params: id,
    body: z.object({ version, topic: z.uuid() }),
    result: z.object({ lead, topic }),
    refusals: ['HEARTH.NOT_FOUND', CHANGED, ...MACHINE, 'LEADS.CANNOT_JOIN'],
  },
});
