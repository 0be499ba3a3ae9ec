import { View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { usePage, useTheme } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { Toggle } from '@/ui/choice';
import { Text } from '@/ui/text';
import { Price } from '../price';
import { useShopWords } from '../shop-words';

const useStyles = styles((t) => ({
  foot: { borderTopWidth: 1, borderTopColor: t.colour.hairline, backgroundColor: t.colour.sheet },
  inside: {
    width: '100%',
    alignSelf: 'center',
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: t.space[3],
    paddingVertical: t.space[2],
  },
  all: { minWidth: 88 },
  sum: { flexGrow: 1, alignItems: 'flex-end' },
  total: { flexDirection: 'row', alignItems: 'baseline', gap: t.space[2] },
  wide: { width: '100%', paddingTop: t.space[2] },
  undo: { width: '100%', flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between', gap: t.space[2] },
  said: { flex: 1, minWidth: 0 },
}));

/** What was taken out a moment ago, and the way to have it back. */
export interface Undo {
  readonly title: string;
  readonly onUndo: () => void;
}

function UndoLine({ title, onUndo }: Undo) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View style={s.undo}>
      <View style={s.said}>
        <Text live lines={1}>
          {t('cart.removed', { title })}
        </Text>
      </View>
      <Button kind="plain" label={t('cart.undo')} onPress={onUndo} />
    </View>
  );
}

export interface CartFootProps {
  readonly undo: Undo | null;
  /** Null while nothing can be ticked. */
  readonly all: { readonly ticked: boolean; readonly onTick: (ticked: boolean) => void } | null;
  readonly goods: number;
  readonly button: { readonly label: string; readonly onPress: () => void; readonly disabled: boolean } | null;
}

/** All of them at once, what they cost, and the button that goes on; it stands still below the list. */
export function CartFoot({ undo, all, goods, button }: CartFootProps) {
  const s = useStyles();
  const { t } = useShopWords();
  const { gutter } = usePage();
  const { elder } = useTheme();
  const insets = useSafeAreaInsets();
  if (undo === null && button === null) return null;
  return (
    <View style={[s.foot, { paddingBottom: insets.bottom }]}>
      <View style={[s.inside, { maxWidth: widths.tablet + 2 * gutter, paddingHorizontal: gutter }]}>
        {undo === null ? null : <UndoLine {...undo} />}
        {button === null ? null : (
          <>
            <View style={s.all}>
              <Toggle
                shape="box"
                label={t('cart.all')}
                value={all?.ticked ?? false}
                disabled={all === null}
                onChange={(ticked) => all?.onTick(ticked)}
              />
            </View>
            <View style={s.sum}>
              <View style={s.total}>
                <Text size="note">{t('sheet.total')}</Text>
                <Price fen={goods} size="title" />
              </View>
              <Text size="caption" tone="inkSoft">
                {t('cart.without')}
              </Text>
            </View>
            <View style={elder && s.wide}>
              <Button {...button} />
            </View>
          </>
        )}
      </View>
    </View>
  );
}
