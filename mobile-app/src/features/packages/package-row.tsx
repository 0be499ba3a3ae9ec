import { Link } from 'expo-router';
import { View } from 'react-native';
import type { PackageCard } from '@/contract/types';
import { styles } from '@/theme/styles';
import { Picture } from '@/ui/picture';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { usePackageWords } from './package-words';

const useStyles = styles((t) => ({
  row: {
    flexDirection: 'row',
    gap: t.space[3],
    paddingVertical: t.space[4],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
    alignItems: 'flex-start',
  },
  words: { flex: 2, minWidth: 0, gap: t.space[2] },
  thumb: { flex: 1, minWidth: 0, maxWidth: 240 },
}));

/** A package in the list of packages. */
export function PackageRow({ one }: { one: PackageCard }) {
  const s = useStyles();
  const { t, when } = usePackageWords();
  return (
    <Link href={`/package/${one.id}`} asChild>
      <Press>
        <View style={s.row}>
          <View style={s.words}>
            <Text size="row" bold lines={3}>
              {one.title}
            </Text>
            {one.intro ? (
              <Text size="note" tone="inkSoft" lines={2}>
                {one.intro}
              </Text>
            ) : null}
            <Text size="note" tone="inkSoft">
              {`${t('packages.count', { n: one.stories })} · ${one.station.name} · ${when(one.publishedAt)}`}
            </Text>
          </View>
          {one.cover ? (
            <View style={s.thumb}>
              <Picture picture={one.cover} ratio={3 / 2} sizes="(min-width: 1024px) 180px, 33vw" decorative />
            </View>
          ) : null}
        </View>
      </Press>
    </Link>
  );
}
