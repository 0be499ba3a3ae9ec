import { useState } from 'react';
import { Moment, useLiveRoom, useMay, useReading } from '@hearth/cms/reach';
import { deskRoomOf, SESSIONS_WATCH, type SessionEntry } from '../../contract';
import { alarmsOf, isNew } from './alarms.rules';
import { Deed, Deeds, Lines, Mark, Pane, Soft, type Tone } from './look';
import { Nothing } from './nothing';
import { useEvery } from './use-every';
import { useSay } from './words';

const EVERY = 15_000;
const TONES: Readonly<Record<1 | 2 | 3, Tone>> = { 1: 'wait', 2: 'stop', 3: 'stop' };

type Props = { readonly session: string; readonly onRaise: () => void };

/** What somebody raised an alarm about; new ones are spoken by the screen reader until they were seen. */
export function AlarmsPane({ session, onRaise }: Props) {
  const say = useSay();
  const why = useMay(SESSIONS_WATCH) ? undefined : say('may-not');
  const read = useReading<{ readonly entries: readonly SessionEntry[] }>(`/live/sessions/${session}/log`);
  const { value, reload } = read;
  useLiveRoom(deskRoomOf(session), reload);
  useEvery(EVERY, reload);
  const [seenUntil, see] = useState<string>();
  const alarms = alarmsOf(value?.entries ?? []);
  const [latest] = alarms;
  const fresh = alarms.filter((alarm) => isNew(alarm, seenUntil));
  return (
    <Pane title={say('alarms')}>
      <div role={fresh.length > 0 ? 'alert' : undefined}>
        <Nothing of={read} isEmpty={alarms.length === 0} word="alarms.none" />
        <Lines>
          {alarms.map((alarm) => (
            <li key={alarm.id}>
              <Mark tone={isNew(alarm, seenUntil) ? TONES[alarm.degree] : 'quiet'}>
                {say(`alarm.degree.${alarm.degree}`)}
              </Mark>{' '}
              {alarm.words}{' '}
              <Soft>
                {alarm.by} <Moment at={alarm.at} />
              </Soft>
            </li>
          ))}
        </Lines>
      </div>
      <Deeds>
        {latest && fresh.length > 0 && (
          <Deed onPress={() => see(latest.at)}>{say('alarms.seen', { count: fresh.length })}</Deed>
        )}
        <Deed shortcut="w" why={why} onPress={onRaise}>
          {say('alarm.raise')}
        </Deed>
      </Deeds>
    </Pane>
  );
}
