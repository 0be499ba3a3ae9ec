import { Link } from 'expo-router';
import { View } from 'react-native';
import { prefs } from '@/data/prefs';
import { useStore } from '@/data/store';
import { useHome } from '@/data/use-home';
import { styles } from '@/theme/styles';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { usePackageWords } from './package-words';
import { usePackages } from './use-packages';

const useStyles = styles((t) => ({
  line: {
    minHeight: t.target,
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[3],
    paddingHorizontal: t.space[4],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  breaking: { backgroundColor: t.colour.ember, borderBottomColor: t.colour.ember },
  title: { flex: 1, minWidth: 0 },
  words: { minHeight: t.target, justifyContent: 'center' },
}));

/** Above the list: what breaks, and the newest package. It comes after the first screen, which does not wait for it. */
export function FeedTop() {
  return (
    <>
      <Breaking />
      <NewestPackage />
    </>
  );
}

function Breaking() {
  const s = useStyles();
  const { t } = usePackageWords();
  // A front page that was kept before there was breaking mode says nothing of it.
  const stories =
    (useHome().data as { breaking?: readonly { id: string; title: string }[] } | undefined)?.breaking ?? [];
  return (
    <View role="status" aria-live="polite">
      {stories.map(({ id, title }) => (
        <Link key={id} href={`/story/${id}`} asChild>
          <Press>
            <View style={[s.line, s.breaking]}>
              <Text size="note" tone="onEmber" bold>
                {t('breaking')}
              </Text>
              <Text tone="onEmber" bold lines={2} style={s.title}>
                {title}
              </Text>
              <Icon name="next" tone="onEmber" size={18} />
            </View>
          </Press>
        </Link>
      ))}
    </View>
  );
}

function NewestPackage() {
  const s = useStyles();
  const { t, locale } = usePackageWords();
  const { station } = useStore(prefs);
  const all = usePackages({ station, locale }).data?.pages[0]?.value.items ?? [];
  const [newest] = all;
  if (!newest) return null;
  return (
    <View style={s.line}>
      <View style={s.title}>
        <Link href={`/package/${newest.id}`} asChild>
          <Press>
            <View style={s.words}>
              <Text lines={1}>
                <Text size="note" tone="ember" bold>{`${t('packages.title')}  `}</Text>
                {newest.title}
              </Text>
            </View>
          </Press>
        </Link>
      </View>
      <Link href="/packages" asChild>
        <Press>
          <View style={s.words}>
            <Text size="note" tone="inkSoft">
              {t('packages.all')}
            </Text>
          </View>
        </Press>
      </Link>
    </View>
  );
}
