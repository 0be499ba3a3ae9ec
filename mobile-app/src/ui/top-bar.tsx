import { useRouter } from 'expo-router';
import type { ReactNode } from 'react';
import { View, type ViewStyle } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { styles } from '@/theme/styles';
import { widths } from '@/theme/theme';
import { usePage } from '@/theme/use-theme';
import { useWords } from '@/words/words';
import { IconButton } from './icon-button';
import { Text } from './text';

const useStyles = styles((t) => ({
  bar: {
    minHeight: t.target + 8,
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[1],
    paddingHorizontal: t.space[1],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
    backgroundColor: t.colour.paper,
  },
  desk: { borderBottomWidth: 0, width: '100%', alignSelf: 'center' },
  title: { flex: 1, minWidth: 0 },
  lone: { paddingLeft: t.space[3] },
  flush: { paddingLeft: 0 },
}));

export interface TopBarProps {
  readonly title?: string;
  /** The screen's one h1, unless the page below has its own. */
  readonly heading?: boolean;
  readonly back?: boolean;
  readonly children?: ReactNode;
  /** That of the page below, so that both begin at the same edge. */
  readonly measure?: number;
}

const ICON_INSET = 10; // an icon is drawn this far inside its target

/** Under the phone's own status bar, or on the edges of the page below. */
function usePlace(measure: number, back: boolean): { readonly desk: boolean; readonly place: ViewStyle } {
  const insets = useSafeAreaInsets();
  const { width, gutter } = usePage();
  if (width !== 'desk') return { desk: false, place: { paddingTop: insets.top } };
  const paddingLeft = back ? gutter - ICON_INSET : gutter;
  return {
    desk: true,
    place: { maxWidth: measure + 2 * gutter, paddingTop: 24, paddingLeft, paddingRight: gutter - ICON_INSET },
  };
}

function Title({ title, heading }: { title: string; heading: boolean }) {
  if (title === '') return null;
  return (
    <Text size="row" bold lines={1} {...(heading ? { level: 1 as const } : {})}>
      {title}
    </Text>
  );
}

/** A link opened from outside has nothing to go back to: then "back" is the front page. */
export function TopBar({ title = '', heading = true, back = true, children, measure = widths.tablet }: TopBarProps) {
  const s = useStyles();
  const { t } = useWords();
  const router = useRouter();
  const { desk, place } = usePlace(measure, back);
  const leave = () => (router.canGoBack() ? router.back() : router.replace('/'));
  return (
    <View style={[s.bar, desk && s.desk, place]}>
      {back ? <IconButton icon="back" label={t('nav.back')} onPress={leave} /> : null}
      <View style={[s.title, !back && (desk ? s.flush : s.lone)]}>
        <Title title={title} heading={heading} />
      </View>
      {children}
    </View>
  );
}
