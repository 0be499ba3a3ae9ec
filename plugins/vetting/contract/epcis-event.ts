import { z } from 'zod';
import { bizStep, disposition, errorReason, isUri, partyType, transactionType, uri } from './epcis-words';

/** The most that one list of an event holds. */
const MOST_LISTED = 500;

// The schema wants seconds, which zod leaves to whoever writes.
const moment = z.iso.datetime({ offset: true }).regex(/T[0-9]{2}:[0-9]{2}:[0-9]{2}/);
const uris = z.array(uri).max(MOST_LISTED);
const uniqueUris = uris.refine((all) => new Set(all).size === all.length);
const quantities = z
  .array(
    z.strictObject({
      epcClass: uri,
      quantity: z.number().min(0).optional(),
      uom: z
        .string()
        .regex(/^[A-Z0-9]{2,3}$/)
        .optional(),
    }),
  )
  .max(MOST_LISTED);
const transactions = z
  .array(z.strictObject({ type: transactionType.optional(), bizTransaction: uri }))
  .max(MOST_LISTED);
const named = z.record(uri, z.unknown());
const place = z.strictObject({ id: uri });
const context = z.union([uri, z.record(z.string(), z.string().max(500))]);
/** The same context in one order of words, so that none is named twice. */
const toldOnce = (one: z.output<typeof context>): string =>
  typeof one === 'string' ? one : JSON.stringify(Object.entries(one).sort());
const contexts = z
  .array(context)
  .max(20)
  .refine((all) => new Set(all.map(toldOnce)).size === all.length);
const dispositions = z
  .array(disposition)
  .min(1)
  .max(MOST_LISTED)
  .refine((all) => new Set(all).size === all.length);

const event = {
  '@context': z.union([context, contexts]).optional(),
  eventTime: moment,
  eventTimeZoneOffset: z.string().regex(/^[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)$/),
  recordTime: moment.optional(),
  eventID: uri.optional(),
  certificationInfo: z.union([uri, uris]).optional(),
  errorDeclaration: z
    .looseObject({
      declarationTime: moment,
      reason: errorReason.optional(),
      correctiveEventIDs: uris.optional(),
    })
    .optional(),
  bizStep: bizStep.optional(),
  disposition: disposition.optional(),
  readPoint: place.optional(),
  bizLocation: place.optional(),
  bizTransactionList: transactions.optional(),
  sourceList: z
    .array(z.strictObject({ type: partyType, source: uri }))
    .max(MOST_LISTED)
    .optional(),
  destinationList: z
    .array(z.strictObject({ type: partyType, destination: uri }))
    .max(MOST_LISTED)
    .optional(),
};

const action = z.enum(['ADD', 'OBSERVE', 'DELETE']);
const things = { epcList: uniqueUris.optional(), quantityList: quantities.optional() };
const children = { parentID: uri.optional(), childEPCs: uris.optional(), childQuantityList: quantities.optional() };
const lasting = {
  persistentDisposition: z
    .strictObject({ set: dispositions.optional(), unset: dispositions.optional() })
    .refine(({ set, unset }) => set !== undefined || unset !== undefined)
    .optional(),
};

const holds = (...lists: readonly (readonly unknown[] | undefined)[]): boolean =>
  lists.some((list) => list !== undefined && list.length > 0);
const hasChildren = (of: {
  action: string;
  childEPCs?: unknown[] | undefined;
  childQuantityList?: unknown[] | undefined;
}) => of.action === 'DELETE' || holds(of.childEPCs, of.childQuantityList);

const objectEvent = z
  .looseObject({ ...event, ...things, ...lasting, type: z.literal('ObjectEvent'), action, ilmd: named.optional() })
  .refine(({ epcList, quantityList }) => holds(epcList, quantityList), { path: ['epcList'] })
  .refine(({ action: doing, ilmd }) => ilmd === undefined || doing === 'ADD', { path: ['ilmd'] });

const aggregationEvent = z
  .looseObject({ ...event, ...children, type: z.literal('AggregationEvent'), action })
  .refine(hasChildren, { path: ['childEPCs'] })
  .refine(({ action: doing, parentID }) => doing === 'OBSERVE' || parentID !== undefined, { path: ['parentID'] });

const associationEvent = z
  .looseObject({ ...event, ...children, parentID: uri, type: z.literal('AssociationEvent'), action })
  .refine(hasChildren, { path: ['childEPCs'] });

const transactionEvent = z
  .looseObject({
    ...{ ...event, ...things, parentID: uri.optional(), type: z.literal('TransactionEvent'), action },
    bizTransactionList: transactions.min(1),
  })
  .refine(({ action: doing, epcList, quantityList }) => doing === 'DELETE' || holds(epcList, quantityList), {
    path: ['epcList'],
  });

const transformationEvent = z
  .looseObject({
    ...{ ...event, ...lasting, type: z.literal('TransformationEvent'), ilmd: named.optional() },
    ...{ inputEPCList: uniqueUris.optional(), inputQuantityList: quantities.optional() },
    ...{ outputEPCList: uniqueUris.optional(), outputQuantityList: quantities.optional() },
    transformationID: uri.optional(),
  })
  .refine((one) => holds(one.inputEPCList, one.inputQuantityList), { path: ['inputEPCList'] })
  .refine((one) => holds(one.outputEPCList, one.outputQuantityList), { path: ['outputEPCList'] });

const SHAPES = {
  ObjectEvent: objectEvent,
  AggregationEvent: aggregationEvent,
  AssociationEvent: associationEvent,
  TransactionEvent: transactionEvent,
  TransformationEvent: transformationEvent,
} as const;

/** The types of events that are taken. */
export type EventType = keyof typeof SHAPES;

/** An event of EPCIS 2.0 that its rules have passed, with whatever extensions it bears. */
export type EpcisEvent = z.output<(typeof SHAPES)[EventType]>;

/** Whether events of a type are taken. */
export const isEventType = (type: unknown): type is EventType =>
  typeof type === 'string' && Object.hasOwn(SHAPES, type);

/** What is wrong with an event, or the event itself. */
export type Checked = { readonly event: EpcisEvent } | { readonly wrong: string };

/**
 * Holds an event against the standard: at least as strictly as its JSON schema, so that whatever is taken may go out again. Readings of
 * sensors are not taken.
 */
export function checkEvent(type: EventType, raw: Readonly<Record<string, unknown>>): Checked {
  const shape = SHAPES[type];
  const parsed = shape.safeParse(raw);
  if (!parsed.success) return { wrong: parsed.error.issues[0]?.path.map(String).join('.') ?? '' };
  // What is no field of the standard is an extension, and those are called by URIs.
  const stray = [
    ...strayIn(Object.keys(parsed.data), shape.shape),
    ...strayIn(Object.keys(parsed.data.errorDeclaration ?? {}), DECLARED).map((name) => `errorDeclaration.${name}`),
  ];
  return stray[0] === undefined ? { event: parsed.data } : { wrong: stray[0] };
}

const DECLARED = { declarationTime: 1, reason: 1, correctiveEventIDs: 1 };

const strayIn = (names: readonly string[], known: object): readonly string[] =>
  names.filter((name) => !Object.hasOwn(known, name) && !isUri(name));
