import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Channel, ColumnTarget } from '../../contract';
import { useSay } from './words';

/** Says of a target in few words when it goes out and what holds it back. */
export function useTargetWord(channels: readonly Channel[]): (target: ColumnTarget) => string {
  const say = useSay();
  const { formatDate } = useIntl();
  return useCallback(
    ({ timing, embargo }) => {
      const when =
        timing.kind === 'clock'
          ? timing.at
          : timing.kind === 'after'
            ? say('timing.word.after', { minutes: timing.minutes })
            : say('timing.word.at-once');
      if (embargo.kind === 'none') return when;
      if (embargo.kind === 'until-live') {
        const name = channels.find(({ id }) => id === embargo.channel)?.name ?? '';
        return `${when} · ${say('embargo.word.until-live', { name })}`;
      }
      if (embargo.kind === 'until') {
        const at = formatDate(embargo.at, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
        return `${when} · ${say('embargo.word.until', { at })}`;
      }
      return `${when} · ${say(`embargo.${embargo.kind}`)}`;
    },
    [say, formatDate, channels],
  );
}
