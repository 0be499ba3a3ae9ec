import { alarmDegrees, type AlarmDegree, type SessionEntry } from '../../contract';

/** An alarm as a console shows it (告警). */
export type Alarm = Pick<SessionEntry, 'id' | 'at' | 'by' | 'words'> & { readonly degree: AlarmDegree };

/** The alarms among what happened to a session, the newest first. One whose degree nobody knows is taken for the gravest. */
export function alarmsOf(entries: readonly SessionEntry[]): readonly Alarm[] {
  return entries
    .filter(({ event }) => event.includes('alarm'))
    .map(({ id, at, by, words, facts }) => ({
      ...{ id, at, by, words },
      degree: alarmDegrees.find((degree) => degree === facts['degree']) ?? 3,
    }));
}

/** Whether an alarm still has to be looked at: it is newer than the last that somebody here has seen. */
export const isNew = (alarm: Alarm, seenUntil: string | undefined): boolean =>
  seenUntil === undefined || Date.parse(alarm.at) > Date.parse(seenUntil);
