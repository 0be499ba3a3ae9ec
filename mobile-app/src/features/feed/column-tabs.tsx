import { useEffect, useRef } from 'react';
import { ScrollView, View } from 'react-native';
import type { Column } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';

const useStyles = styles((t) => ({
  strip: { flexGrow: 0, borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  inside: { paddingHorizontal: t.space[2] },
  tab: { minHeight: t.target, justifyContent: 'center', paddingHorizontal: t.space[3] },
  mark: {
    position: 'absolute',
    left: t.space[3],
    right: t.space[3],
    bottom: 0,
    height: 3,
    backgroundColor: t.colour.ember,
  },
  rail: { gap: 2 },
  railTab: { minHeight: t.target, justifyContent: 'center', paddingLeft: t.space[3] },
  railMark: {
    position: 'absolute',
    left: 0,
    top: t.space[2],
    bottom: t.space[2],
    width: 3,
    backgroundColor: t.colour.ember,
  },
}));

export interface ColumnTabsProps {
  readonly columns: readonly Column[];
  readonly column: string | null;
  readonly onColumn: (column: string | null) => void;
  /** A strip over the list on a phone, a rail beside it on a desk. */
  readonly shape: 'strip' | 'rail';
}

interface TabProps {
  readonly name: string;
  readonly active: boolean;
  readonly shape: 'strip' | 'rail';
  readonly onPress: () => void;
  readonly onPlace: (x: number) => void;
}

function Tab({ name, active, shape, onPress, onPlace }: TabProps) {
  const s = useStyles();
  const rail = shape === 'rail';
  return (
    <Press
      role="tab"
      aria-selected={active}
      onPress={onPress}
      onLayout={(e) => onPlace(e.nativeEvent.layout.x)}
      style={rail ? s.railTab : s.tab}
    >
      <Text bold={active} tone={active ? 'ink' : 'inkSoft'}>
        {name}
      </Text>
      {active ? <View style={rail ? s.railMark : s.mark} /> : null}
    </Press>
  );
}

export function ColumnTabs({ columns, column, onColumn, shape }: ColumnTabsProps) {
  const s = useStyles();
  const { t } = useWords();
  const strip = useRef<ScrollView>(null);
  const places = useRef(new Map<string | null, number>());
  const all = [{ slug: null, name: t('column.all') }, ...columns];

  useEffect(() => {
    const x = places.current.get(column);
    if (x !== undefined) strip.current?.scrollTo({ x: Math.max(x - 96, 0), animated: false });
  }, [column, columns]);

  const tabs = all.map(({ slug, name }) => (
    <Tab
      key={slug ?? ''}
      name={name}
      active={slug === column}
      shape={shape}
      onPress={() => onColumn(slug)}
      onPlace={(x) => places.current.set(slug, x)}
    />
  ));
  if (shape === 'rail') {
    return (
      <View role="tablist" aria-label={t('column.list')} aria-orientation="vertical" style={s.rail}>
        {tabs}
      </View>
    );
  }
  return (
    <ScrollView
      ref={strip}
      horizontal
      role="tablist"
      aria-label={t('column.list')}
      showsHorizontalScrollIndicator={false}
      style={s.strip}
      contentContainerStyle={s.inside}
    >
      {tabs}
    </ScrollView>
  );
}
