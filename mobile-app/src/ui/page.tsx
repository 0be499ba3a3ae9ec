import type { ReactNode } from 'react';
import { ScrollView, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { widths } from '@/theme/theme';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  inside: { width: '100%', alignSelf: 'center', paddingBottom: t.space[12] },
}));

export interface PageProps {
  readonly children: ReactNode;
  readonly bar?: ReactNode;
  /** Widest line of the content, in pixels. */
  readonly measure?: number;
  /** Nothing on it can be pressed, so a keyboard gets hold of the page itself to scroll it. */
  readonly still?: boolean;
}

/** A screen that scrolls as a whole, its content centred on the measure. */
export function Page({ children, bar, measure = widths.tablet, still = false }: PageProps) {
  const s = useStyles();
  const { gutter } = usePage();
  const insets = useSafeAreaInsets();
  return (
    <View style={s.screen}>
      {bar}
      <ScrollView keyboardShouldPersistTaps="handled" {...(still ? { tabIndex: 0 as const } : {})}>
        <View
          role="main"
          id="main"
          style={[
            s.inside,
            { maxWidth: measure + 2 * gutter, paddingHorizontal: gutter, paddingBottom: insets.bottom + 48 },
          ]}
        >
          {children}
        </View>
      </ScrollView>
    </View>
  );
}
