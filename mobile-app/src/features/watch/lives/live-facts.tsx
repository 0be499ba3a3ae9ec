import { useRef } from 'react';
import { View } from 'react-native';
import type { Watching } from '@/contract/types';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { LiveBadge, type BadgeState } from './live-badge';
import { useLiveWords } from './live-words';
import { countWords, isPlayable } from './watch.rules';

const useStyles = styles((t) => ({
  whole: { gap: t.space[2], paddingTop: t.space[4] },
  desk: { paddingTop: 0 },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[3], rowGap: 2 },
}));

function badgeOf(state: Watching['state'], hasSeen: boolean): BadgeState {
  if (state === 'closed') return 'ended';
  return state === 'waiting' && hasSeen ? 'ended' : state;
}

/** What it is, whose, since when, and how many watch. */
export function LiveFacts({ watching }: { watching: Watching }) {
  const s = useStyles();
  const { t, tongue, when } = useLiveWords();
  const desk = usePage().width === 'desk';
  const { state, since, title, station, viewers } = watching;
  const seen = useRef(false);
  if (state === 'live' || state === 'reconnecting') seen.current = true;
  const begun =
    since === null ? null : state === 'recorded' ? fullDate(tongue, new Date(since), new Date()) : when(since);
  return (
    <View style={[s.whole, desk && s.desk]}>
      <View style={s.line} role="status" aria-live="polite">
        <LiveBadge state={badgeOf(state, seen.current)} />
      </View>
      <Text size="lead" bold serif level={1} selectable>
        {title}
      </Text>
      <View style={s.line}>
        <Text size="note" tone="inkSoft">
          {station.name}
        </Text>
        {begun === null ? null : (
          <Text size="note" tone="inkSoft">
            {t(state === 'recorded' ? 'live.recorded' : 'live.since', { when: begun })}
          </Text>
        )}
        {viewers > 0 && isPlayable(watching) ? (
          <Text size="note" tone="inkSoft">
            {t('live.viewers', { n: countWords(viewers, tongue) })}
          </Text>
        ) : null}
      </View>
    </View>
  );
}
