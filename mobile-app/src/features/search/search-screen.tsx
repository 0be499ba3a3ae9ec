import { useEffect, useState } from 'react';
import { View } from 'react-native';
import { changePrefs, prefs } from '@/data/prefs';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { IconButton } from '@/ui/icon-button';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords } from '@/words/words';
import { remembered } from './history';
import { SearchResults } from './search-results';
import { useSettled } from './use-search';

const LINGER_MS = 1500;

const useStyles = styles((t) => ({
  screen: { flex: 1, backgroundColor: t.colour.paper },
  main: { flex: 1 },
  field: { paddingTop: t.space[3], paddingBottom: t.space[2] },
  past: { gap: t.space[3], paddingTop: t.space[2] },
  words: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
  head: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' },
}));

function Past({ onWord }: { onWord: (word: string) => void }) {
  const s = useStyles();
  const { t } = useWords();
  const { searches } = useStore(prefs);
  return (
    <View style={s.past}>
      <Text size="note" tone="inkSoft">
        {t('search.start')}
      </Text>
      {searches.length > 0 ? (
        <>
          <View style={s.head}>
            <Text bold level={2}>
              {t('search.history')}
            </Text>
            <Button kind="plain" label={t('search.forget')} onPress={() => changePrefs({ searches: [] })} />
          </View>
          <View style={s.words}>
            {searches.map((word) => (
              <Button key={word} kind="quiet" label={word} onPress={() => onWord(word)} />
            ))}
          </View>
        </>
      ) : null}
    </View>
  );
}

export function SearchScreen({ first }: { first: string }) {
  const s = useStyles();
  const { t } = useWords();
  const { gutter, pixels } = usePage();
  const [text, setText] = useState(first);
  const settled = useSettled(text);
  const keep = (word: string) => changePrefs({ searches: remembered(prefs.get().searches, word) });
  const side = { paddingHorizontal: Math.max((pixels - 720) / 2, gutter) };

  // A search somebody stays with is worth remembering; each letter on the way to it is not.
  useEffect(() => {
    const timer = setTimeout(() => keep(settled), LINGER_MS);
    return () => clearTimeout(timer);
  }, [settled]);

  const clear = (
    <IconButton icon="close" label={t('search.clear')} onPress={() => setText('')} disabled={text === ''} />
  );
  return (
    <View style={s.screen}>
      <TopBar title={t('search.title')} measure={720} />
      <View role="main" id="main" style={s.main}>
        <View style={[s.field, side]}>
          <Field
            label={t('search.label')}
            hint={text === '' ? t('search.hint') : undefined}
            value={text}
            onChange={setText}
            onSubmit={() => keep(text)}
            trailing={clear}
          />
        </View>
        {settled === '' ? (
          <View style={side}>
            <Past onWord={setText} />
          </View>
        ) : (
          <SearchResults text={settled} />
        )}
      </View>
    </View>
  );
}
