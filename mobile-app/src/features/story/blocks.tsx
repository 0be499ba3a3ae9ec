import { View } from 'react-native';
import type { Block, Film } from '@/contract/types';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { Text } from '@/ui/text';
import { Figure } from './figure';
import { FilmPlayer } from './film-player';
import { Spans } from './spans';

const useStyles = styles((t) => ({
  gap: { marginTop: t.space[5] },
  heading: { marginTop: t.space[8] },
  quote: {
    marginTop: t.space[6],
    paddingLeft: t.space[4],
    borderLeftWidth: 3,
    borderLeftColor: t.colour.ember,
    gap: t.space[2],
  },
  list: { marginTop: t.space[5], gap: t.space[2] },
  item: { flexDirection: 'row', gap: t.space[2] },
  bullet: { minWidth: 24 },
  grow: { flex: 1, minWidth: 0 },
  edge: { marginHorizontal: -16 },
  code: { marginTop: t.space[5], padding: t.space[3], backgroundColor: t.colour.fold },
  mono: { fontFamily: 'monospace' },
}));

type Of<K extends Block['__typename']> = Extract<Block, { __typename: K }>;

interface Sized {
  readonly scale: number;
}

function List({ block, scale }: Sized & { block: Of<'ListBlock'> }) {
  const s = useStyles();
  return (
    <View role="list" style={s.list}>
      {block.items.map((item, i) => (
        <View key={i} role="listitem" style={s.item}>
          <Text size="body" scale={scale} tone="inkSoft" style={s.bullet}>
            {block.ordered ? `${i + 1}.` : '·'}
          </Text>
          <Text size="body" scale={scale} selectable style={s.grow}>
            <Spans spans={item.spans} />
          </Text>
        </View>
      ))}
    </View>
  );
}

// React Native's types know no such role; on the web it becomes a <blockquote>.
const QUOTE: object = { role: 'blockquote' };

function Quote({ block, scale }: Sized & { block: Of<'Quote'> }) {
  const s = useStyles();
  return (
    <View {...QUOTE} style={s.quote}>
      <Text size="body" serif scale={scale * 1.06} selectable>
        <Spans spans={block.spans} />
      </Text>
      {block.who ? (
        <Text size="note" tone="inkSoft">
          {block.who}
        </Text>
      ) : null}
    </View>
  );
}

export function FilmFrame({ film }: { film: Film }) {
  const s = useStyles();
  const phone = usePage().width === 'phone';
  return (
    <View style={[s.gap, phone && s.edge]}>
      <FilmPlayer film={film} />
    </View>
  );
}

export function BlockView({ block, scale }: Sized & { block: Block }) {
  const s = useStyles();
  switch (block.__typename) {
    case 'Paragraph':
      return (
        <Text size="body" scale={scale} selectable style={s.gap}>
          <Spans spans={block.spans} />
        </Text>
      );
    case 'Heading':
      return (
        <Text size="row" bold scale={scale * 1.08} level={block.level <= 2 ? 2 : 3} selectable style={s.heading}>
          <Spans spans={block.spans} />
        </Text>
      );
    case 'Quote':
      return <Quote block={block} scale={scale} />;
    case 'ListBlock':
      return <List block={block} scale={scale} />;
    case 'Figure':
      return <Figure picture={block.picture} />;
    case 'FilmBlock':
      return <FilmFrame film={block.film} />;
    case 'Code':
      return (
        <View style={s.code}>
          <Text size="note" selectable style={s.mono}>
            {block.text}
          </Text>
        </View>
      );
    default:
      return null; // a kind of block that a newer host sends and this version cannot draw
  }
}
