import type { Database } from '@hearth/cms/platform';
import type { RoomState, StreamState } from '../../../contract';
import type { WatchedStream } from './poll-mux';

type Row = {
  readonly ref: string;
  readonly opId: string;
  readonly state: RoomState;
  readonly since: Date;
  readonly isAtMux: boolean;
};

/** The streams at Mux that rooms have: those that it carries as they are believed to be, and those by which it hands hybrid rooms out. */
export async function watchedStreams(read: Database['read']): Promise<readonly WatchedStream[]> {
  const rows = await read('streaming_room')
    .whereRaw(`state NOT IN ('making', 'removed') AND (driver = 'mux' AND ref IS NOT NULL OR mux_ref IS NOT NULL)`)
    .select<Row[]>(
      'state',
      'state_since as since',
      'id as opId',
      read.raw(`coalesce(mux_ref, ref) AS ref, driver = 'mux' AS "isAtMux"`),
    );
  return rows.map(({ ref, opId, state, since, isAtMux }) => ({
    ...{ ref, opId, since },
    state: isAtMux ? STATES[state] : undefined,
  }));
}

const STATES: Readonly<Record<RoomState, StreamState | undefined>> = {
  ...{ making: undefined, removed: undefined, idle: 'idle', connecting: 'connecting' },
  ...{ live: 'live', reconnecting: 'reconnecting', disabled: 'disabled' },
};
