import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useShopWords } from './shop-words';

const useStyles = styles((t) => ({
  row: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' },
  steps: { flexDirection: 'row', alignItems: 'center' },
  step: {
    width: t.target,
    height: t.target,
    alignItems: 'center',
    justifyContent: 'center',
    borderWidth: 1,
    borderColor: t.colour.inkSoft,
    borderRadius: t.radius.control,
  },
  off: { borderColor: t.colour.hairline },
  count: { minWidth: 56, textAlign: 'center', fontVariant: ['tabular-nums'] },
}));

export interface StepperProps {
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
  readonly disabled: boolean;
}

interface StepProps {
  readonly sign: string;
  readonly label: string;
  readonly off: boolean;
  readonly onPress: () => void;
}

function Step({ sign, label, off, onPress }: StepProps) {
  const s = useStyles();
  return (
    <Press
      role="button"
      aria-label={label}
      aria-disabled={off}
      disabled={off}
      onPress={onPress}
      style={[s.step, off && s.off]}
    >
      <Text size="row" tone={off ? 'inkSoft' : 'ink'}>
        {sign}
      </Text>
    </Press>
  );
}

/** How many, by one at a time; the limit says itself. */
export function Stepper({ value, most, onChange, disabled }: StepperProps) {
  const s = useStyles();
  const { t } = useShopWords();
  return (
    <View style={s.row}>
      <Text>{t('sheet.quantity')}</Text>
      <View style={s.steps} role="group" aria-label={t('sheet.quantity')}>
        <Step sign="−" label={t('sheet.fewer')} off={disabled || value <= 1} onPress={() => onChange(value - 1)} />
        <Text size="row" bold style={s.count} live>
          {value}
        </Text>
        <Step sign="+" label={t('sheet.more')} off={disabled || value >= most} onPress={() => onChange(value + 1)} />
      </View>
    </View>
  );
}
