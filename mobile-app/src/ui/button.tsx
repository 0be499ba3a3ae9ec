import { Pressable } from 'react-native';
import { styles } from '@/theme/styles';
import type { Colour } from '@/theme/theme';
import { Icon, type IconName } from './icon';
import { Text } from './text';

export interface ButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly kind?: 'main' | 'quiet' | 'plain' | 'danger';
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly busy?: boolean;
}

const TONES: Readonly<Record<NonNullable<ButtonProps['kind']>, Colour>> = {
  main: 'onEmber',
  quiet: 'ink',
  plain: 'ember',
  danger: 'stop',
};

const useStyles = styles((t) => ({
  any: {
    minHeight: Math.max(t.target, 44),
    paddingHorizontal: t.space[4],
    paddingVertical: t.space[2],
    borderRadius: t.radius.control,
    borderWidth: 1,
    borderColor: 'transparent',
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: t.space[2],
  },
  main: { backgroundColor: t.colour.ember },
  quiet: { borderColor: t.colour.hairline, backgroundColor: t.colour.sheet },
  plain: { paddingHorizontal: t.space[2] },
  danger: { borderColor: t.colour.stop, backgroundColor: t.colour.sheet },
  off: { backgroundColor: t.colour.fold, borderColor: t.colour.hairline },
  pressed: { opacity: 0.75 },
}));

export function Button({ label, onPress, kind = 'main', icon, disabled = false, busy = false }: ButtonProps) {
  const s = useStyles();
  const still = disabled || busy;
  const tone: Colour = still ? 'inkSoft' : TONES[kind];
  return (
    <Pressable
      role="button"
      aria-disabled={still}
      aria-busy={busy}
      disabled={still}
      onPress={onPress}
      style={({ pressed }) => [s.any, s[kind], still && kind !== 'plain' && s.off, pressed && s.pressed]}
    >
      {icon ? <Icon name={icon} tone={tone} size={20} /> : null}
      <Text tone={tone} bold>
        {label}
      </Text>
    </Pressable>
  );
}
