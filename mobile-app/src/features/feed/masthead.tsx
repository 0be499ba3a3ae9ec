import { Link, usePathname } from 'expo-router';
import { View } from 'react-native';
import { pressHomeAgain } from '@/data/tab-presses';
import { useHome } from '@/data/use-home';
import { TABS } from '@/tabs';
import { widths } from '@/theme/theme';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { Icon, type IconName } from '@/ui/icon';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { useWords, type Word } from '@/words/words';
import { ElderEntry, StationChooser } from './feed-header';

const useStyles = styles((t) => ({
  band: { backgroundColor: t.colour.paper, borderBottomWidth: 1, borderBottomColor: t.colour.ink },
  inside: {
    width: '100%',
    alignSelf: 'center',
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[6],
    minHeight: 72,
  },
  station: { flexDirection: 'row', flex: 1, minWidth: 0, alignItems: 'center', gap: t.space[4] },
  name: { flexDirection: 'row', flexShrink: 1, minWidth: 0 },
  /** What room there is between the name and the links; the rest of it is cut. */
  slogan: { flex: 1, minWidth: 0 },
  links: { flexDirection: 'row', gap: t.space[1], alignItems: 'center' },
  link: {
    minHeight: t.target,
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[2],
    paddingHorizontal: t.space[3],
  },
}));

interface MastLink {
  readonly href: (typeof TABS)[number]['href'];
  readonly icon: IconName;
  readonly word: Word;
}

function MastheadLink({ link, active }: { link: MastLink; active: boolean }) {
  const s = useStyles();
  const { t } = useWords();
  // React Native's types know no aria-current; react-native-web passes it on.
  const current = active ? { 'aria-current': 'page' } : {};
  const again = active && link.href === '/' ? { onPress: pressHomeAgain } : {};
  return (
    <Link href={link.href} asChild>
      <Press {...current} {...again} style={s.link}>
        <Icon name={link.icon} tone={active ? 'ember' : 'inkSoft'} size={20} />
        <Text tone={active ? 'ember' : 'ink'} bold={active}>
          {t(link.word)}
        </Text>
      </Press>
    </Link>
  );
}

/** On a desk the tabs stand at the head of the page, over every screen. */
export function Masthead() {
  const s = useStyles();
  const { t } = useWords();
  const path = usePathname();
  const { gutter } = usePage();
  const home = useHome().data;
  const links: readonly MastLink[] = [...TABS, { href: '/search', icon: 'search', word: 'nav.search' }];
  return (
    <View role="banner" style={s.band}>
      <View style={[s.inside, { maxWidth: widths.page + 2 * gutter, paddingHorizontal: gutter }]}>
        <View style={s.station}>
          <View style={s.name}>
            <StationChooser home={home} size="lead" heading={path === '/'} />
          </View>
          {home?.station.slogan ? (
            <View style={s.slogan}>
              <Text size="note" tone="inkSoft" lines={1}>
                {home.station.slogan}
              </Text>
            </View>
          ) : null}
        </View>
        <View role="navigation" aria-label={t('nav.main')} style={s.links}>
          {links.map((link) => (
            <MastheadLink key={link.href} link={link} active={path === link.href} />
          ))}
          <ElderEntry />
        </View>
      </View>
    </View>
  );
}
