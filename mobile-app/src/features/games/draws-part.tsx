import { Link } from 'expo-router';
import { View } from 'react-native';
import type { ShownLottery } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useGamesWords } from './games-words';
import { useLotteries } from './use-games';

const useStyles = styles((t) => ({
  line: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[2],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  words: { flex: 1, minWidth: 0, paddingVertical: t.space[1] },
}));

interface DrawsPartProps {
  readonly session: string;
  /** Which are open, as the room tells it. */
  readonly news?: string;
}

/** Those that nobody can enter any more: the room tells of them no longer. */
const isOver = ({ state }: ShownLottery): boolean => state !== 'coming' && state !== 'open';

/** Lotteries of a live that are waiting for their draw or drawn, each with the way to the page on which anybody checks it. */
export function DrawsPart({ session, news = '' }: DrawsPartProps) {
  const s = useStyles();
  const { t } = useGamesWords();
  const over = (useLotteries(session, news).data ?? []).filter(isOver);
  return (
    <>
      {over.map(({ id, page, state }) => (
        <Link key={id} href={`/lottery/${id}`} asChild>
          <Press>
            <View style={s.line}>
              <View style={s.words}>
                <Text size="note" lines={2}>
                  {t('draws.line', { title: page.title, state: t(`lottery.is.${state}`) })}
                </Text>
              </View>
              <Text size="note" tone="ember">
                {t('draws.open')}
              </Text>
              <Icon name="next" tone="inkSoft" size={18} />
            </View>
          </Press>
        </Link>
      ))}
    </>
  );
}
