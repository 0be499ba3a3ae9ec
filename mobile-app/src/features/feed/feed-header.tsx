import { useRouter } from 'expo-router';
import { useState } from 'react';
import { View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import type { Home } from '@/contract/types';
import { changePrefs, prefs } from '@/data/prefs';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { usePage, useTheme } from '@/theme/use-theme';
import { Icon } from '@/ui/icon';
import { IconButton } from '@/ui/icon-button';
import { StationMark } from '@/ui/station-mark';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';
import { StationSheet } from './station-sheet';

const useStyles = styles((t) => ({
  bar: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[1],
    paddingLeft: t.space[4],
    paddingRight: t.space[1],
    backgroundColor: t.colour.paper,
  },
  station: { flex: 1, minWidth: 0, minHeight: t.target, flexDirection: 'row', alignItems: 'center', gap: t.space[2] },
  name: { flexShrink: 1 },
  elder: { minHeight: t.target, paddingHorizontal: t.space[2], justifyContent: 'center' },
}));

/** The way into the large mode is on the first screen, in words, as the national rule asks. */
export function ElderEntry() {
  const s = useStyles();
  const { t } = useWords();
  const { elder } = useStore(prefs);
  return (
    <Press role="button" aria-pressed={elder} onPress={() => changePrefs({ elder: !elder })} style={s.elder}>
      <Text size="note" tone="ember" bold>
        {t(elder ? 'elder.leave' : 'elder.enter')}
      </Text>
    </Press>
  );
}

interface StationChooserProps {
  readonly home: Home | undefined;
  readonly size?: 'row' | 'lead';
  /** True where the station's name is the screen's h1. */
  readonly heading?: boolean;
}

/** In large letters on a phone, a station's whole name is worth more than the arrow beside it. */
function StationName({ home, size = 'row', heading = true }: StationChooserProps) {
  const s = useStyles();
  const { t } = useWords();
  const { elder } = useTheme();
  const { width } = usePage();
  const tight = elder && width === 'phone';
  return (
    <>
      <Text size={tight ? 'label' : size} bold lines={1} style={s.name} {...(heading ? { level: 1 as const } : {})}>
        {home?.station.name ?? t('app.name')}
      </Text>
      {tight ? null : <Icon name="down" tone="inkSoft" size={16} />}
    </>
  );
}

export function StationChooser(props: StationChooserProps) {
  const s = useStyles();
  const [open, setOpen] = useState(false);
  const { home } = props;
  return (
    <>
      <Press role="button" aria-haspopup="dialog" onPress={() => setOpen(true)} style={s.station}>
        <StationMark inks={home?.station.inks} />
        <StationName {...props} />
      </Press>
      {home ? <StationSheet home={home} open={open} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

export function FeedHeader({ home }: { home: Home | undefined }) {
  const s = useStyles();
  const { t } = useWords();
  const router = useRouter();
  const insets = useSafeAreaInsets();
  return (
    <View style={[s.bar, { paddingTop: insets.top }]}>
      <StationChooser home={home} />
      <ElderEntry />
      <IconButton icon="search" label={t('nav.search')} onPress={() => router.push('/search')} />
    </View>
  );
}
