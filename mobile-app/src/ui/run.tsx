import { Text, type StyleProp, type TextProps, type TextStyle } from 'react-native';

export interface RunProps extends Pick<TextProps, 'children' | 'role' | 'onPress'> {
  readonly style?: StyleProp<TextStyle>;
}

/** A stretch of words inside a Text: it takes size, leading and colour from around it and only adds to them. */
export function Run(props: RunProps) {
  return <Text {...props} />;
}
