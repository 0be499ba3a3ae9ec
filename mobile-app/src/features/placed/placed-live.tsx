import { Link } from 'expo-router';
import { View } from 'react-native';
import type { PlacedLive } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { placedAfter } from './placed.rules';
import { usePlacedWords } from './placed-words';
import { usePlaced } from './use-placed';

const useStyles = styles((t) => ({
  card: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[3],
    paddingVertical: t.space[4],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  words: { flex: 1, minWidth: 0, gap: t.space[1] },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', gap: t.space[2] },
}));

/** The lives that stand after the story of this number, where any do. */
export function PlacedLives({ story }: { readonly story: number }) {
  const placed = placedAfter(usePlaced().data ?? [], story);
  return (
    <>
      {placed.map((live) => (
        <Card key={live.id} live={live} />
      ))}
    </>
  );
}

/** A live between stories. What sells says that it is advertising before anything else. */
function Card({ live: { session, title, isAdvertising, isLive, plannedAt } }: { readonly live: PlacedLive }) {
  const s = useStyles();
  const { t, when } = usePlacedWords();
  return (
    <Link href={`/watch/${session}`} asChild>
      <Press>
        <View style={s.card}>
          <Icon name="live" tone="ember" />
          <View style={s.words}>
            <View style={s.line}>
              {isAdvertising ? <Badge kind="quiet" label={t('placed.ad')} /> : null}
              <Text size="note" tone={isLive ? 'ember' : 'inkSoft'}>
                {isLive ? t('placed.live') : t('placed.soon', { when: when(plannedAt) })}
              </Text>
            </View>
            <Text bold lines={2}>
              {title}
            </Text>
          </View>
          <Icon name="next" tone="inkSoft" size={18} />
        </View>
      </Press>
    </Link>
  );
}
