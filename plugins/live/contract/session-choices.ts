import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { SESSIONS_READ } from './sessions';

/** An offer that may be put into a run-of-show. */
export const offerChoiceSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid(),
  title: z.string(),
  spec: z.string(),
  price: z.int(),
  left: z.int(),
  state: z.enum(['draft', 'open', 'closed']),
});

/** An offer that may be put into a run-of-show. */
export type OfferChoice = z.output<typeof offerChoiceSchema>;

/** A streaming room that may carry a session. */
export const streamChoiceSchema = z.strictObject({ id: z.uuid(), title: z.string(), state: z.string() });

/** A streaming room that may carry a session. */
export type StreamChoice = z.output<typeof streamChoiceSchema>;

/** Somebody who may be put on duty: who they are, and nothing more of them. */
export const personChoiceSchema = z.strictObject({
  id: z.uuid(),
  name: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  roles: z.array(z.string()),
});

/** Somebody who may be put on duty. */
export type PersonChoice = z.output<typeof personChoiceSchema>;

/** What planners choose from, whatever else they may see of shop, streaming and people. */
export const choicesContract = httpContract('live', {
  offerChoices: {
    method: 'GET',
    path: '/live/choices/offers',
    summary: '可排商品 Offers of the station that may be planned, by words of their goods',
    access: { staff: SESSIONS_READ },
    query: z.object({ search: z.string().trim().max(60).default('') }),
    result: z.strictObject({ offers: z.array(offerChoiceSchema) }),
    refusals: [],
  },
  streamChoices: {
    method: 'GET',
    path: '/live/choices/streams',
    summary: '可用直播间 Streaming rooms of the station that an encoder may send to',
    access: { staff: SESSIONS_READ },
    result: z.strictObject({ streams: z.array(streamChoiceSchema) }),
    refusals: [],
  },
  peopleChoices: {
    method: 'GET',
    path: '/live/choices/people',
    summary: '可值守人员 People of the stations that one sees, by name and role',
    access: { staff: SESSIONS_READ },
    result: z.strictObject({ people: z.array(personChoiceSchema) }),
    refusals: [],
  },
});
