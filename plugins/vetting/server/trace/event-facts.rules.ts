import { hashOf } from '@hearth/cms/kernel';
import { MOST_EVENT_BYTES, type CaptureProblem } from '../../contract';
import { checkEvent, isEventType, type EpcisEvent, type EventType } from '../../contract';

/** An event as it is about to be kept: what it says, and what it is found by. */
export type EventFacts = {
  readonly eventId: string;
  readonly isError: boolean;
  readonly type: EventType;
  readonly eventTime: Date;
  readonly action: string | null;
  readonly bizStep: string | null;
  readonly disposition: string | null;
  readonly epcs: readonly string[];
  readonly classes: readonly string[];
  /** As TYPE|URI. */
  readonly transactions: readonly string[];
  /** All things that it names, by which its lots are found. */
  readonly named: readonly string[];
  readonly hash: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** What is wrong with an event, and with which of its fields. */
export type Wrong = { readonly problem: CaptureProblem; readonly path: string };

/** Either of both. */
export type Judged = { readonly facts: EventFacts } | { readonly wrong: Wrong };

/** Clocks of other houses may be a little ahead. */
const AHEAD_MS = 5 * 60_000;
const OLDEST = new Date('2000-01-01T00:00:00Z');
/** Deeper than any event is. */
const MOST_DEPTH = 12;

/** Judges one event of a document by itself. */
export function judgeEvent(raw: Readonly<Record<string, unknown>>, now: Date): Judged {
  const { type } = raw;
  if (!isEventType(type)) return wrong('type', 'type');
  if (depthOf(raw, MOST_DEPTH) > MOST_DEPTH || JSON.stringify(raw).length > MOST_EVENT_BYTES) return wrong('large', '');
  const checked = checkEvent(type, raw);
  if ('wrong' in checked) return wrong('field', checked.wrong);
  const { event } = checked;
  const eventTime = new Date(event.eventTime);
  if (eventTime.getTime() > now.getTime() + AHEAD_MS) return wrong('ahead', 'eventTime');
  if (eventTime < OLDEST) return wrong('old', 'eventTime');
  if (event.errorDeclaration && event.eventID === undefined) return wrong('no-id', 'eventID');
  return { facts: factsOf(event) };
}

/** What an event is found by. An event without an id is called by the hash of what it says (RFC 6920), so that it is known again. */
export function factsOf(event: EpcisEvent): EventFacts {
  // When it was recorded is the keeper's own to say, and its context only says what its prefixes stand for.
  const { eventID, recordTime: _kept, '@context': _prefixes, ...said } = event;
  const hash = hashOf(said);
  const eventId = eventID ?? `ni:///sha-256;${Buffer.from(hash, 'hex').toString('base64url')}`;
  const { recordTime: _recorded, ...body } = event;
  return {
    ...{ eventId, hash, isError: event.errorDeclaration !== undefined, type: event.type },
    ...{ eventTime: new Date(event.eventTime), action: event.type === 'TransformationEvent' ? null : event.action },
    ...{ bizStep: event.bizStep ?? null, disposition: event.disposition ?? null },
    ...thingsOf(event),
    transactions: (event.bizTransactionList ?? []).map(({ type = '', bizTransaction }) => `${type}|${bizTransaction}`),
    body: { ...body, eventID: eventId },
  };
}

type Quantities = readonly { readonly epcClass: string }[] | undefined;
const classesIn = (list: Quantities): readonly string[] => (list ?? []).map(({ epcClass }) => epcClass);
const unique = (all: readonly string[]): readonly string[] => [...new Set(all)];

function thingsOf(event: EpcisEvent): Pick<EventFacts, 'epcs' | 'classes' | 'named'> {
  if (event.type === 'TransformationEvent') {
    const { inputEPCList = [], outputEPCList = [], inputQuantityList, outputQuantityList } = event;
    const all = [...classesIn(inputQuantityList), ...classesIn(outputQuantityList), ...inputEPCList, ...outputEPCList];
    // A query for things does not look at what they were made of: that has parameters of its own.
    return { epcs: [], classes: [], named: unique(all) };
  }
  const isObject = event.type === 'ObjectEvent' || event.type === 'TransactionEvent';
  const epcs = unique((isObject ? event.epcList : event.childEPCs) ?? []);
  const classes = unique(classesIn(isObject ? event.quantityList : event.childQuantityList));
  return { epcs, classes, named: unique([...classes, ...epcs]) };
}

const wrong = (problem: CaptureProblem, path: string): Judged => ({ wrong: { problem, path } });

function depthOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (most === 0) return 1;
  // No spread: a list may be longer than a call takes arguments.
  return 1 + Object.values(value).reduce((deepest: number, inner) => Math.max(deepest, depthOf(inner, most - 1)), 0);
}
