import { useMemo, type ReactNode } from 'react';
import { View } from 'react-native';
import { prefs } from '@/data/prefs';
import { useStore } from '@/data/store';
import { tabPresses } from '@/data/tab-presses';
import { useHome } from '@/data/use-home';
import { widths } from '@/theme/theme';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { useWords } from '@/words/words';
import { ColumnTabs } from './column-tabs';
import { FeedHeader } from './feed-header';
import { FeedList } from './feed-list';

const RAIL = 176;
const RAIL_GAP = 40;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  list: { flex: 1 },
  rail: { position: 'absolute', top: 0, width: RAIL, paddingTop: t.space[6] },
}));

export interface FeedScreenProps {
  readonly column: string | null;
  readonly onColumn: (column: string | null) => void;
  /** What stands above the list. */
  readonly top?: ReactNode;
  /** What stands after the story of a number; only among all stories, not among those of a column. */
  readonly between?: ((story: number) => ReactNode) | undefined;
}

/** Where the list stands: beside the rail on a desk, in the middle elsewhere. */
function usePlan() {
  const { width, gutter, pixels } = usePage();
  const desk = width === 'desk';
  const side = Math.max((pixels - widths.page) / 2, gutter);
  const centred = Math.max((pixels - 720) / 2, gutter);
  const inset = desk ? { left: side + RAIL + RAIL_GAP, right: side } : { left: centred, right: centred };
  return { desk, side, inset };
}

export function FeedScreen({ column, onColumn, top, between }: FeedScreenProps) {
  const s = useStyles();
  const { locale } = useWords();
  const { station } = useStore(prefs);
  const { home: again } = useStore(tabPresses);
  const { desk, side, inset } = usePlan();
  const home = useHome().data;
  const place = useMemo(() => ({ station, column, locale }), [station, column, locale]);
  const columns = home?.columns ?? [];
  return (
    <View style={s.screen}>
      {desk ? null : <FeedHeader home={home} />}
      {desk ? null : <ColumnTabs shape="strip" columns={columns} column={column} onColumn={onColumn} />}
      <View role="main" id="main" style={s.list}>
        <View style={desk ? { marginLeft: inset.left, marginRight: inset.right } : null}>{top}</View>
        <FeedList
          key={`${station}:${column}:${locale}`}
          place={place}
          home={home?.station.slug ?? null}
          wide={desk}
          inset={inset}
          again={again}
          onTop={() => onColumn(null)}
          between={column === null ? between : undefined}
        />
      </View>
      {desk ? (
        <View style={[s.rail, { left: side }]}>
          <ColumnTabs shape="rail" columns={columns} column={column} onColumn={onColumn} />
        </View>
      ) : null}
    </View>
  );
}
