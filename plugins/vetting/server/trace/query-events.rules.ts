import { EPCIS_CONTEXT, TRANSACTION_PARAMETER, type ListTrace, type QueryDocument } from '../../contract';
import type { Bound, KeptEvent } from './trace-facts.rules';

const AMONG = {
  eventType: 'type',
  EQ_action: 'action',
  EQ_bizStep: 'biz_step',
  EQ_disposition: 'disposition',
  EQ_eventID: 'event_id',
} as const;
const ANY_OF = { MATCH_epc: 'epcs', MATCH_epcClass: 'classes' } as const;
const TIMES = {
  GE_eventTime: { column: 'event_time', sign: '>=' },
  LT_eventTime: { column: 'event_time', sign: '<' },
  GE_recordTime: { column: 'recorded_at', sign: '>=' },
  LT_recordTime: { column: 'recorded_at', sign: '<' },
} as const;

const valuesOf = (text: string): readonly string[] => text.split('|').filter((value) => value !== '');
const keysOf = <Key extends string>(of: Readonly<Record<Key, unknown>>) => Object.keys(of) as Key[]; // of a literal here

/** What a query is narrowed by: all of it has to hold, and of one parameter any value. */
export function boundsOf(query: ListTrace): readonly Bound[] {
  return [
    ...keysOf(TIMES).flatMap((name): readonly Bound[] => {
      const at = query[name];
      return at === undefined ? [] : [{ ...TIMES[name], at: new Date(at) }];
    }),
    ...keysOf(AMONG).flatMap((name): readonly Bound[] => {
      const value = query[name];
      return value === undefined ? [] : [{ column: AMONG[name], among: valuesOf(value) }];
    }),
    ...keysOf(ANY_OF).flatMap((name): readonly Bound[] => {
      const value = query[name];
      return value === undefined ? [] : [{ column: ANY_OF[name], anyOf: valuesOf(value) }];
    }),
    ...Object.entries(query).flatMap(([name, value]): readonly Bound[] => {
      if (!name.startsWith(TRANSACTION_PARAMETER) || typeof value !== 'string') return [];
      const type = name.slice(TRANSACTION_PARAMETER.length);
      return [{ column: 'transactions', anyOf: valuesOf(value).map((uri) => `${type}|${uri}`) }];
    }),
  ];
}

/** Where a page begins, read from the token of the one before. */
export function placeAfter(token: string | undefined): { readonly at: Date; readonly seq: number } | undefined {
  if (token === undefined) return undefined;
  const [at = '', seq = ''] = token.split('-');
  // The contract saw to the form, and to numbers that both hold.
  return { at: new Date(Number(at)), seq: Number(seq) };
}

/** The token of the page after an event. */
export const tokenAfter = ({ eventTime, seq }: Pick<KeptEvent, 'eventTime' | 'seq'>): string =>
  `${eventTime.getTime()}-${seq}`;

/** The header that leads to the next page. */
export function linkTo(path: string, query: ListTrace, nextPageToken: string): string {
  const asked = Object.entries({ ...query, nextPageToken }).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]): [string, string] => [name, String(value)]));
  return `<${path}?${search.toString()}>; rel="next"`;
}

/** The house's own words in events stand under this prefix, below the address where the house is reached. */
export const contextOf = (origin: string): readonly unknown[] => [EPCIS_CONTEXT, { hearth: `${origin}/ns/trace#` }];

/** The answer of EPCIS to a query. */
export function queryDocument(events: readonly KeptEvent[], said: { origin: string; now: Date }): QueryDocument {
  return {
    ...{ '@context': [...contextOf(said.origin)], type: 'EPCISQueryDocument', schemaVersion: '2.0' },
    creationDate: said.now.toISOString(),
    epcisBody: {
      queryResults: {
        queryName: 'SimpleEventQuery',
        resultsBody: {
          eventList: events.map(({ body, recordedAt }) => ({ ...body, recordTime: recordedAt.toISOString() })),
        },
      },
    },
  };
}
