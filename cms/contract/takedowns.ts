import { z } from 'zod';
import { httpContract } from './http';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import {
  blockedCopy,
  takedown,
  takedownBody,
  takedownHit,
  takedownScope,
  takedownStates,
  takedownProbe,
  wholeTakedown,
} from './takedown-types';
import { writtenText } from './text';

/** Sees orders of takedown and how far they are. */
export const TAKEDOWNS_READ = 'plugin::cms.takedowns.read';
/** Proposes an order of takedown, and confirms by hand that a post is gone. */
export const TAKEDOWNS_PROPOSE = 'plugin::cms.takedowns.propose';
/** Orders takedowns, declines proposals. */
export const TAKEDOWNS_ORDER = 'plugin::cms.takedowns.order';
/** Closes the evidence of an order. */
export const TAKEDOWNS_SEAL = 'plugin::cms.takedowns.seal';

const READ = { staff: TAKEDOWNS_READ } as const;
const PROPOSE = { staff: TAKEDOWNS_PROPOSE } as const;
const ORDER = { staff: TAKEDOWNS_ORDER } as const;
const SEAL = { staff: TAKEDOWNS_SEAL } as const;
const id = z.object({ id: z.uuid() });
const which = z.object({ documentId: z.string().regex(/^[a-z0-9]{10,40}$/), locale: contentLocaleSchema });
const version = z.int32();
const seen = { version };
const reason = writtenText(300).min(2);
const ON_ONE = ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'TAKEDOWN.NOT_NOW'] as const;
const NEW = ['TAKEDOWN.HITS_NOTHING', 'TAKEDOWN.NUMBER_TAKEN', 'TAKEDOWN.NOBODY'] as const;

/** Orders of takedown (撤稿令), from the proposal to the sealed evidence. */
export const takedownsContract = httpContract('takedowns', {
  list: {
    method: 'GET',
    path: '/cms/takedowns',
    summary: 'Orders of one’s stations, the newest first',
    access: READ,
    query: z.object({
      station: stationSlug.optional(),
      state: z.enum(takedownStates).optional(),
      document: which.shape.documentId.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({ orders: z.array(takedown) }),
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/cms/takedowns/:id',
    summary: 'One order with what it hits and every address that is watched',
    access: READ,
    params: id,
    result: wholeTakedown,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  probes: {
    method: 'GET',
    path: '/cms/takedowns/:id/watches/:watch/probes',
    summary: 'Every look at one address',
    access: READ,
    params: id.extend({ watch: z.uuid() }),
    result: z.strictObject({ probes: z.array(takedownProbe) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  preview: {
    method: 'POST',
    path: '/cms/takedowns/preview',
    summary: 'What an order with this scope would hit, 200 manuscripts at a time; nothing is done',
    access: PROPOSE,
    body: z.strictObject({ scope: takedownScope, after: which.shape.documentId.nullable().default(null) }),
    result: z.strictObject({
      hits: z.array(takedownHit),
      /** Manuscripts in all, in whatever languages. */
      total: z.int(),
      /** Where the next part begins; null behind the last. */
      next: z.string().nullable(),
    }),
    refusals: [],
  },
  propose: {
    method: 'POST',
    path: '/cms/takedowns/proposals',
    summary: 'Propose an order to whoever may give it',
    access: PROPOSE,
    body: takedownBody,
    result: wholeTakedown,
    status: 201,
    refusals: [...NEW],
  },
  orderNow: {
    method: 'POST',
    path: '/cms/takedowns',
    summary: '下令撤稿 Give an order: it is carried out in the same transaction',
    access: ORDER,
    body: takedownBody,
    result: wholeTakedown,
    status: 201,
    refusals: [...NEW],
  },
  order: {
    method: 'POST',
    path: '/cms/takedowns/:id/order',
    summary: 'Give the order that somebody proposed',
    access: ORDER,
    params: id,
    body: z.strictObject(seen),
    result: wholeTakedown,
    refusals: [...ON_ONE, 'TAKEDOWN.HITS_NOTHING'],
  },
  decline: {
    method: 'POST',
    path: '/cms/takedowns/:id/decline',
    summary: 'Decline a proposal with a reason',
    access: ORDER,
    params: id,
    body: z.strictObject({ ...seen, reason }),
    result: wholeTakedown,
    refusals: ON_ONE,
  },
  confirm: {
    method: 'POST',
    path: '/cms/takedowns/:id/watches/:watch/confirm',
    summary: 'Confirm by name that a post is gone, with what proves it',
    access: PROPOSE,
    params: id.extend({ watch: z.uuid() }),
    body: z.strictObject({
      note: writtenText(300).min(4),
      /** SHA-256 of the screenshot, which the page computes before it is kept. */
      proof: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
        .default(null),
    }),
    result: wholeTakedown,
    refusals: ON_ONE,
  },
  lookAgain: {
    method: 'POST',
    path: '/cms/takedowns/:id/look',
    summary: 'Look at every address again now',
    access: READ,
    params: id,
    result: wholeTakedown,
    refusals: ['HEARTH.NOT_FOUND'],
    perMinute: 30,
  },
  seal: {
    method: 'POST',
    path: '/cms/takedowns/:id/seal',
    summary: '封存 Close the evidence: its hash stands in the ledger from then on',
    access: SEAL,
    params: id,
    body: z.strictObject(seen),
    result: wholeTakedown,
    refusals: ON_ONE,
  },
  askLift: {
    method: 'POST',
    path: '/cms/takedowns/:id/lift',
    summary: '申请解封 Ask to lift a sealed order, which a second person has to grant',
    access: ORDER,
    params: id,
    body: z.strictObject({ ...seen, reason }),
    result: wholeTakedown,
    refusals: ON_ONE,
  },
  answerLift: {
    method: 'POST',
    path: '/cms/takedowns/:id/lift/answer',
    summary: 'Grant or refuse it as the second person',
    access: SEAL,
    params: id,
    body: z.strictObject({ ...seen, grant: z.boolean(), reason }),
    result: wholeTakedown,
    refusals: [...ON_ONE, 'TAKEDOWN.SAME_PERSON'],
  },
  evidence: {
    method: 'GET',
    path: '/cms/takedowns/:id/evidence',
    summary: 'The evidence of an order as a file that the offline verifier takes',
    access: READ,
    params: id,
    result: z.looseObject({ format: z.literal('hearth.takedown/1') }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  copies: {
    method: 'GET',
    path: '/cms/takedowns/copies/:documentId/:locale',
    summary: 'Whether a manuscript resembles something that was taken down',
    access: READ,
    params: which,
    result: z.strictObject({ copies: z.array(blockedCopy) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  override: {
    method: 'POST',
    path: '/cms/takedowns/copies/:documentId/:locale',
    summary: 'Let these very words pass all the same, as the first or as the second person',
    access: ORDER,
    params: which,
    body: z.strictObject({ order: z.uuid(), hash: z.string().length(64), reason }),
    result: z.strictObject({ copies: z.array(blockedCopy) }),
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'TAKEDOWN.SAME_PERSON', 'TAKEDOWN.NOT_THIRD'],
  },
});
