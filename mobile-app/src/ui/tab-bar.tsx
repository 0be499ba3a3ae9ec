import { Link, usePathname, type Href } from 'expo-router';
import { Pressable, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { styles } from '@/theme/styles';
import { useWords, type Word } from '@/words/words';
import { Icon, type IconName } from './icon';
import { Text } from './text';

export interface TabItem {
  readonly name: string;
  readonly href: Href & string;
  readonly icon: IconName;
  readonly word: Word;
}

const useStyles = styles((t) => ({
  bar: {
    flexDirection: 'row',
    backgroundColor: t.colour.sheet,
    borderTopWidth: 1,
    borderTopColor: t.colour.hairline,
  },
  tab: {
    flex: 1,
    minHeight: Math.max(t.target, 60),
    alignItems: 'center',
    justifyContent: 'center',
    gap: 2,
    paddingVertical: t.space[1],
  },
}));

function Tab({ item, active, onAgain }: { item: TabItem; active: boolean; onAgain: () => void }) {
  const s = useStyles();
  const { t } = useWords();
  // React Native's types know no aria-current; react-native-web passes it on.
  const current = active ? { 'aria-current': 'page' } : {};
  const tone = active ? 'ember' : 'inkSoft';
  return (
    <Link href={item.href} asChild>
      <Pressable {...current} {...(active ? { onPress: onAgain } : {})} style={s.tab}>
        <Icon name={item.icon} tone={tone} />
        <Text size="caption" tone={tone} bold={active}>
          {t(item.word)}
        </Text>
      </Pressable>
    </Link>
  );
}

/** The bottom bar of a phone, drawn from data: a later tab is one more entry of the list. */
export function TabBar({ items, onAgain }: { items: readonly TabItem[]; onAgain: (item: TabItem) => void }) {
  const s = useStyles();
  const { t } = useWords();
  const path = usePathname();
  const insets = useSafeAreaInsets();
  return (
    <View role="navigation" aria-label={t('nav.main')} style={[s.bar, { paddingBottom: insets.bottom }]}>
      {items.map((item) => (
        <Tab key={item.name} item={item} active={path === item.href} onAgain={() => onAgain(item)} />
      ))}
    </View>
  );
}
