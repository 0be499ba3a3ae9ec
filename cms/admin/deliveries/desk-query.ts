import {
  deliveryGroups,
  deliveryTallies,
  postingStates,
  type DeliveryGroup,
  type DeliveryTally,
  type PostingState,
} from '../../contract';

/** What somebody looks at: it stands in the address bar, so that it can be sent, kept and gone back to. */
export type DeskQuery = {
  readonly group: DeliveryGroup | 'all';
  readonly state: PostingState | '';
  readonly station: string;
  readonly channel: string;
  readonly column: string;
  readonly text: string;
  /** What a number of the command screen counted: a station with all below it, and under which name. */
  readonly within: string;
  readonly tally: DeliveryTally | '';
  readonly order: 'changed' | 'due';
};

/** Reads an address. Whatever it holds that is none of ours is left out. */
export function readDeskQuery(search: URLSearchParams): DeskQuery {
  const word = (name: string): string => search.get(name) ?? '';
  const group = search.get('group');
  return {
    group: group === 'all' ? 'all' : (deliveryGroups.find((one) => one === group) ?? 'hands'),
    state: postingStates.find((state) => state === search.get('state')) ?? '',
    station: word('station'),
    channel: word('channel'),
    column: word('column'),
    text: word('text').slice(0, 60),
    within: word('within'),
    tally: deliveryTallies.find((one) => one === search.get('tally')) ?? '',
    order: search.get('order') === 'due' ? 'due' : 'changed',
  };
}

/** Writes an address; what is usual is left out. */
export function writeDeskQuery({ group, order, ...rest }: DeskQuery): Record<string, string> {
  return {
    ...(group === 'hands' ? {} : { group }),
    ...(order === 'changed' ? {} : { order }),
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
  };
}

/** What the host is asked, without `?`. */
export function askedOf({ group, ...rest }: DeskQuery): string {
  const narrowed = Object.entries(rest).filter(([, value]) => value !== '');
  return new URLSearchParams([...(group === 'all' ? [] : [['group', group]]), ...narrowed]).toString();
}
