import { View } from 'react-native';
import { styles } from '@/theme/styles';
import type { Colour } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';
import { Text } from '@/ui/text';
import { Amount, yuanText } from './amount';
import { useMoneyWords } from './money-words';
import type { End, Waterfall } from './waterfall.rules';

const useStyles = styles((t) => ({
  list: { gap: t.space[4] },
  row: { gap: t.space[1] },
  words: { flexDirection: 'row', alignItems: 'baseline', justifyContent: 'space-between', gap: t.space[3] },
  name: { flexShrink: 1 },
  track: { height: 12, borderLeftWidth: 1, borderLeftColor: t.colour.hairline },
  ground: { position: 'absolute', left: 0, right: 0, top: 5, height: 1, backgroundColor: t.colour.hairline },
  bar: { position: 'absolute', top: 0, height: 12, minWidth: 3, borderRadius: 2 },
}));

/** Producers and donations carry the colour of what is sure; the rest is ink, so that the drawing reads without colour as well. */
const TONES: Readonly<Record<End, Colour>> = {
  ...{ supplier: 'proof', donation: 'ember', freight: 'inkSoft', psp: 'inkSoft', platform: 'inkSoft' },
  ...{ anchor: 'inkSoft', station: 'ink', rest: 'ink' },
};

/** Where money went, line by line: each bar begins where the one above ended, and the last ends where the first began. */
export function WaterfallDrawing({ waterfall }: { readonly waterfall: Waterfall }) {
  const s = useStyles();
  const { t } = useMoneyWords();
  const { paid, coupon, total, falls } = waterfall;
  return (
    <View style={s.list} role="list" aria-label={t('falls')}>
      <Line
        name={t(coupon > 0 ? 'in.both' : 'in.paid')}
        note={coupon > 0 ? t('in.parts', { paid: yuanText(paid), coupon: yuanText(coupon) }) : ''}
        fen={total}
        bar={{ from: 0, width: 1, tone: 'hairline' }}
      />
      {falls.map(({ kind, fen, from, ofYuan }) => (
        <Line
          key={kind}
          name={t(`end.${kind}`)}
          note={ofYuan === 0 ? t('of.yuan.none') : t('of.yuan', { fen: ofYuan })}
          fen={fen}
          bar={{ from: from / total, width: fen / total, tone: TONES[kind] }}
        />
      ))}
    </View>
  );
}

interface LineProps {
  readonly name: string;
  readonly note: string;
  readonly fen: number;
  /** Parts of the whole width. */
  readonly bar: { readonly from: number; readonly width: number; readonly tone: Colour };
}

function Line({ name, note, fen, bar }: LineProps) {
  const s = useStyles();
  const { colour } = useTheme();
  return (
    <View style={s.row} role="listitem">
      <View style={s.words}>
        <Text bold style={s.name}>
          {name}
        </Text>
        <Amount fen={fen} bold />
      </View>
      <View style={s.track} aria-hidden>
        <View style={s.ground} />
        <View
          style={[
            s.bar,
            { left: `${bar.from * 100}%`, width: `${bar.width * 100}%`, backgroundColor: colour[bar.tone] },
          ]}
        />
      </View>
      {note === '' ? null : (
        <Text size="note" tone="inkSoft">
          {note}
        </Text>
      )}
    </View>
  );
}
