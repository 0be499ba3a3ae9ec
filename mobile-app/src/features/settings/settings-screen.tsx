import { View } from 'react-native';
import { changePrefs, prefs, READING_SIZES, type Prefs } from '@/data/prefs';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Choice, Toggle } from '@/ui/choice';
import { Page } from '@/ui/page';
import { Text } from '@/ui/text';
import { TopBar } from '@/ui/top-bar';
import { useWords, type Word } from '@/words/words';
import { AccountPart } from './account-part';
import { ConsentsPart } from './consents-part';
import { OfflinePart } from './offline-part';
import { Part } from './part';

const SCHEMES: readonly Prefs['scheme'][] = ['system', 'light', 'dark'];
const LANGUAGES: readonly Prefs['language'][] = ['system', 'zh', 'en'];
const SIZES = READING_SIZES.map((_, i) => String(i));

const useStyles = styles((t) => ({
  sample: { padding: t.space[4], backgroundColor: t.colour.sheet, borderWidth: 1, borderColor: t.colour.hairline },
}));

function LookPart() {
  const s = useStyles();
  const { t } = useWords();
  const { scheme, language, elder, reading } = useStore(prefs);
  const named = <V extends string>(group: string, values: readonly V[]) =>
    values.map((value) => {
      // The catalogues hold one word for each value of these lists; words.test.ts proves it.
      const word = `${group}.${value}` as Word;
      return { value, label: t(word) };
    });
  return (
    <Part title={t('settings.look')}>
      <Toggle
        label={t('settings.elder')}
        hint={t('settings.elder.hint')}
        value={elder}
        onChange={(on) => changePrefs({ elder: on })}
      />
      <Choice
        label={t('settings.scheme')}
        value={scheme}
        options={named('settings.scheme', SCHEMES)}
        onChange={(value) => changePrefs({ scheme: value })}
      />
      <Choice
        label={t('settings.language')}
        value={language}
        options={named('settings.language', LANGUAGES)}
        onChange={(value) => changePrefs({ language: value })}
      />
      <Choice
        label={t('settings.reading')}
        value={String(reading)}
        options={named('settings.size', SIZES)}
        onChange={(value) => changePrefs({ reading: Number(value) })}
      />
      <View style={s.sample}>
        <Text size="body" scale={READING_SIZES[reading] ?? 1}>
          {t('settings.reading.sample')}
        </Text>
      </View>
    </Part>
  );
}

export function SettingsScreen() {
  const { t } = useWords();
  const { status } = useStore(session);
  return (
    <Page bar={<TopBar title={t('settings.title')} />}>
      <LookPart />
      <OfflinePart />
      {status === 'in' ? <ConsentsPart /> : null}
      {status === 'in' ? <AccountPart /> : null}
    </Page>
  );
}
