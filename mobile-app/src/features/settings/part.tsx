import type { ReactNode } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';

const useStyles = styles((t) => ({
  part: { paddingTop: t.space[8], gap: t.space[1] },
  head: {
    paddingBottom: t.space[2],
    marginBottom: t.space[2],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
}));

/** One subject of the settings under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const s = useStyles();
  return (
    <View style={s.part} role="region" aria-label={title}>
      <View style={s.head}>
        <Text size="row" bold level={2}>
          {title}
        </Text>
      </View>
      {children}
    </View>
  );
}
