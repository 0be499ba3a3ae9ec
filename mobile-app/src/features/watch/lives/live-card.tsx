import { Link } from 'expo-router';
import { Image, View } from 'react-native';
import type { LiveCard as Card } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Icon } from '@/ui/icon';
import { absolute } from '@/ui/picture-source';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { LiveBadge } from './live-badge';
import { useLiveWords } from './live-words';
import { countWords, freshPoster } from './watch.rules';

const useStyles = styles((t) => ({
  card: { gap: t.space[2], paddingBottom: t.space[5] },
  frame: {
    width: '100%',
    aspectRatio: 16 / 9,
    backgroundColor: t.colour.fold,
    alignItems: 'center',
    justifyContent: 'center',
    overflow: 'hidden',
  },
  poster: { position: 'absolute', top: 0, left: 0, width: '100%', height: '100%' },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: t.space[3], rowGap: 2 },
  small: { flexDirection: 'row', gap: t.space[3], paddingVertical: t.space[3] },
  smallFrame: { width: 128 },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
}));

export interface LiveCardProps {
  readonly live: Card;
  readonly asOf: string;
  /** Beside a player instead of in the list. */
  readonly small?: boolean;
}

function Poster({ live, asOf }: Pick<LiveCardProps, 'live' | 'asOf'>) {
  const s = useStyles();
  return (
    <View style={s.frame}>
      <Icon name={live.audioOnly ? 'tower' : 'live'} tone="inkSoft" size={36} />
      {live.poster ? (
        <Image source={{ uri: freshPoster(absolute(live.poster), asOf) }} alt="" style={s.poster} />
      ) : null}
    </View>
  );
}

/** Nobody is told that nobody watches. */
function Viewers({ count }: { readonly count: number }) {
  const { t, tongue } = useLiveWords();
  if (count === 0) return null;
  return (
    <Text size="note" tone="inkSoft">
      {t('live.viewers', { n: countWords(count, tongue) })}
    </Text>
  );
}

/** A live in the list: its newest picture, what it is, whose, how many watch. */
export function LiveCard({ live, asOf, small = false }: LiveCardProps) {
  const s = useStyles();
  const { t, when } = useLiveWords();
  return (
    <Link href={`/watch/${live.playbackId}`} asChild>
      <Press>
        <View style={small ? s.small : s.card}>
          <View style={small ? s.smallFrame : null}>
            <Poster live={live} asOf={asOf} />
          </View>
          <View style={small ? s.words : { gap: 4 }}>
            <View style={s.line}>
              <LiveBadge state={live.state} />
              {live.passNeeded ? <Badge kind="quiet" label={t('live.pass.needed')} /> : null}
              {live.audioOnly ? <Badge kind="quiet" label={t('live.sound')} /> : null}
            </View>
            <Text size={small ? 'label' : 'row'} bold lines={2} {...(small ? {} : { level: 2 as const })}>
              {live.title}
            </Text>
            <View style={s.line}>
              <Text size="note" tone="inkSoft">
                {live.station.name}
              </Text>
              <Viewers count={live.viewers} />
              {small ? null : (
                <Text size="note" tone="inkSoft">
                  {t('live.since', { when: when(live.since) })}
                </Text>
              )}
            </View>
          </View>
        </View>
      </Press>
    </Link>
  );
}
