import type { ReactNode } from 'react';
import { View, type ViewProps } from 'react-native';
import { styles } from '@/theme/styles';

const useStyles = styles((t) => ({
  card: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[3],
    paddingVertical: t.space[2],
    paddingHorizontal: t.space[4],
    backgroundColor: t.colour.sheet,
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  words: { flex: 1, minWidth: 0 },
}));

interface CardRowProps extends Pick<ViewProps, 'role' | 'aria-label' | 'testID' | 'children'> {
  /** What can be done about it, at the end of the row. */
  readonly action: ReactNode;
}

/** A row below the picture: words, and one button. */
export function CardRow({ action, children, ...view }: CardRowProps) {
  const s = useStyles();
  return (
    <View {...view} style={s.card}>
      <View style={s.words}>{children}</View>
      {action}
    </View>
  );
}
