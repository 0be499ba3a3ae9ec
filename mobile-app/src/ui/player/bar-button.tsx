import { Pressable } from 'react-native';
import { styles } from '@/theme/styles';
import { PlayerIcon, type PlayerIconName } from './player-icon';

const useStyles = styles((t) => ({
  box: {
    width: t.target,
    height: t.target,
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: t.radius.control,
    borderBottomWidth: 2,
    borderBottomColor: 'transparent',
  },
  on: { borderBottomColor: t.colour.ember },
  pressed: { backgroundColor: t.colour.fold },
}));

export interface BarButtonProps {
  readonly icon: PlayerIconName;
  readonly label: string;
  readonly onPress: () => void;
  /** For what is on or off: told to screen readers and underlined. */
  readonly isOn?: boolean;
}

export function BarButton({ icon, label, onPress, isOn }: BarButtonProps) {
  const s = useStyles();
  return (
    <Pressable
      role="button"
      aria-label={label}
      {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      onPress={onPress}
      style={({ pressed }) => [s.box, isOn && s.on, pressed && s.pressed]}
    >
      <PlayerIcon name={icon} />
    </Pressable>
  );
}
