import type { ReactNode } from 'react';
import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';

const useStyles = styles((t) => ({
  part: { gap: t.space[2], paddingVertical: t.space[4], borderBottomWidth: 1, borderBottomColor: t.colour.hairline },
  left: { alignItems: 'flex-start', gap: t.space[2] },
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

/** Buttons and notes that do not fill the line. */
export function Left({ children }: { readonly children: ReactNode }) {
  const s = useStyles();
  return <View style={s.left}>{children}</View>;
}

/** What was refused, where something was. */
export function Said({ said }: { readonly said: string | null }) {
  if (said === null) return null;
  return (
    <Text size="note" tone="stop" live>
      {said}
    </Text>
  );
}
