import type { ReactNode } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';

const useStyles = styles((t) => ({
  part: { gap: t.space[2], paddingVertical: t.space[4], borderTopWidth: 1, borderTopColor: t.colour.hairline },
  pair: { flexDirection: 'row', gap: t.space[3] },
  name: { width: 96 },
  value: { flex: 1, minWidth: 0 },
}));

/** A part of a page under its own heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const s = useStyles();
  return (
    <View style={s.part}>
      <Text bold level={2}>
        {title}
      </Text>
      {children}
    </View>
  );
}

/** What something is called, and what it is. */
export function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  const s = useStyles();
  return (
    <View style={s.pair}>
      <Text size="note" tone="inkSoft" style={s.name}>
        {name}
      </Text>
      <Text size="note" style={s.value} selectable>
        {value}
      </Text>
    </View>
  );
}
