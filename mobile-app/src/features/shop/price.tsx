import { View } from 'react-native';
import { styles } from '@/theme/styles';
import type { Colour } from '@/theme/theme';
import { Text } from '@/ui/text';
import { money, yuanOf } from './shop.rules';

const useStyles = styles(() => ({
  line: { flexDirection: 'row', alignItems: 'baseline' },
  figure: { fontVariant: ['tabular-nums'] },
}));

export interface PriceProps {
  readonly fen: number;
  readonly size?: 'row' | 'title' | 'headline';
  readonly tone?: Colour;
}

/** The yuan large and the fen small; read out as one. */
export function Price({ fen, size = 'row', tone = 'ember' }: PriceProps) {
  const s = useStyles();
  const { yuan, fen: rest } = yuanOf(fen);
  const small = size === 'row' ? 'note' : 'label';
  return (
    <View style={s.line} role="img" aria-label={money(fen)}>
      <Text size={small} tone={tone} bold>
        ¥
      </Text>
      <Text size={size} tone={tone} bold style={s.figure}>
        {yuan}
      </Text>
      <Text size={small} tone={tone} bold style={s.figure}>
        {`.${rest}`}
      </Text>
    </View>
  );
}
