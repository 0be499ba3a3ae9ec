import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useFocusEffect, useRouter } from 'expo-router';
import { useCallback } from 'react';
import { View } from 'react-native';
import { openedStories } from '@/data/kept';
import { styles } from '@/theme/styles';
import { ListRow } from '@/ui/list-row';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';

const KEY = ['opened'];
const MOST = 30;

const useStyles = styles((t) => ({ part: { paddingTop: t.space[8] } }));

/** What was opened before: the one page of the app that is as good without a net as with one. */
export function OpenedPart() {
  const s = useStyles();
  const { t, when } = useWords();
  const router = useRouter();
  const client = useQueryClient();
  const opened = useQuery({ queryKey: KEY, queryFn: () => openedStories(MOST), staleTime: 0 });
  useFocusEffect(useCallback(() => void client.invalidateQueries({ queryKey: KEY }), [client]));
  return (
    <View style={s.part}>
      <Text bold size="row" level={2}>
        {t('me.opened')}
      </Text>
      {opened.data?.length === 0 ? (
        <Text size="note" tone="inkSoft" style={{ paddingTop: 8 }}>
          {t('me.opened.none')}
        </Text>
      ) : null}
      {opened.data?.map((story) => (
        <ListRow
          key={story.id}
          title={story.title}
          note={when(story.keptAt)}
          onPress={() => router.push({ pathname: '/story/[id]', params: { id: story.id } })}
        />
      ))}
    </View>
  );
}
