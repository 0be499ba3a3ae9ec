import { Pressable } from 'react-native';
import { styles } from '@/theme/styles';
import type { Colour } from '@/theme/theme';
import { Icon, type IconName } from './icon';

export interface IconButtonProps {
  readonly icon: IconName;
  /** What a screen reader says: the icon itself is silent. */
  readonly label: string;
  readonly onPress: () => void;
  readonly tone?: Colour;
  readonly disabled?: boolean;
}

const useStyles = styles((t) => ({
  box: {
    width: t.target,
    height: t.target,
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: t.radius.control,
  },
  pressed: { backgroundColor: t.colour.fold },
  off: { opacity: 0.4 },
}));

export function IconButton({ icon, label, onPress, tone = 'ink', disabled = false }: IconButtonProps) {
  const s = useStyles();
  return (
    <Pressable
      role="button"
      aria-label={label}
      aria-disabled={disabled}
      disabled={disabled}
      onPress={onPress}
      style={({ pressed }) => [s.box, pressed && s.pressed, disabled && s.off]}
    >
      <Icon name={icon} tone={tone} />
    </Pressable>
  );
}
