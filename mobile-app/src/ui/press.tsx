import { forwardRef } from 'react';
import { Pressable, type PressableProps, type StyleProp, type View, type ViewStyle } from 'react-native';
import { styles } from '@/theme/styles';

const useStyles = styles((t) => ({
  target: { minHeight: t.target, minWidth: 44 },
  pressed: { opacity: 0.7 },
}));

export interface PressProps extends Omit<PressableProps, 'style'> {
  readonly style?: StyleProp<ViewStyle>;
}

/** Anything a finger may hit that is not a plain button: at least as large as a target has to be, and it answers to the touch. */
export const Press = forwardRef<View, PressProps>(function Press({ style, ...rest }, ref) {
  const s = useStyles();
  return <Pressable ref={ref} {...rest} style={({ pressed }) => [s.target, style, pressed && s.pressed]} />;
});
