import { useRouter } from 'expo-router';
import { View } from 'react-native';
import type { ContentLocale, Story } from '@/contract/types';
import { READING_SIZES, prefs } from '@/data/prefs';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { useWords } from '@/words/words';
import { BlockView, FilmFrame } from './blocks';
import { EvidenceStrip } from './evidence';
import { Figure } from './figure';

const useStyles = styles((t) => ({
  head: { gap: t.space[3], paddingTop: t.space[6], paddingBottom: t.space[2] },
  who: { flexDirection: 'row', flexWrap: 'wrap', columnGap: t.space[3], rowGap: 2 },
  foot: {
    marginTop: t.space[8],
    paddingTop: t.space[4],
    borderTopWidth: 1,
    borderTopColor: t.colour.hairline,
    gap: t.space[3],
  },
  language: { alignItems: 'flex-start', marginLeft: -8 },
  tags: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
}));

function Head({ story }: { story: Story }) {
  const s = useStyles();
  const { t } = useWords();
  const who = [story.station.name, story.column.name, story.byline].filter((name) => name !== null && name !== '');
  return (
    <View style={s.head}>
      <Text size="headline" bold serif level={1} selectable>
        {story.title}
      </Text>
      {story.subtitle ? (
        <Text size="row" tone="inkSoft" selectable>
          {story.subtitle}
        </Text>
      ) : null}
      <View style={s.who}>
        {who.map((name) => (
          <Text key={name} size="note" tone="inkSoft">
            {name}
          </Text>
        ))}
        <Text size="note" tone="inkSoft">
          {t('story.reading', { n: story.readingMinutes })}
        </Text>
      </View>
      <EvidenceStrip story={story} />
    </View>
  );
}

function Foot({ story }: { story: Story }) {
  const s = useStyles();
  const { t } = useWords();
  const router = useRouter();
  if (!story.source && story.tags.length === 0) return null;
  return (
    <View style={s.foot}>
      {story.source ? (
        <View style={s.who}>
          <Text size="note" tone="inkSoft" selectable>
            {t('story.source', { name: story.source.name })}
          </Text>
          {story.source.author ? (
            <Text size="note" tone="inkSoft">
              {t('story.author', { name: story.source.author })}
            </Text>
          ) : null}
        </View>
      ) : null}
      {story.tags.length > 0 ? (
        <View style={s.tags} role="group" aria-label={t('story.tags')}>
          {story.tags.map((tag) => (
            <Button
              key={tag}
              kind="quiet"
              label={tag}
              onPress={() => router.push({ pathname: '/search', params: { q: tag } })}
            />
          ))}
        </View>
      ) : null}
    </View>
  );
}

export interface StoryArticleProps {
  readonly story: Story;
  readonly onLocale: (locale: ContentLocale) => void;
}

export function StoryArticle({ story, onLocale }: StoryArticleProps) {
  const s = useStyles();
  const { t, locale } = useWords();
  const { reading } = useStore(prefs);
  const scale = READING_SIZES[reading] ?? 1;
  const shown: ContentLocale = story.locale === 'en' ? 'en' : 'zh-Hans';
  const other: ContentLocale = shown === 'en' ? 'zh-Hans' : 'en';
  const hasOther = story.locales.some((each) => each !== story.locale);
  // React Native's types know no `lang`; a screen reader on the web needs it to choose its voice.
  const language: object = { lang: shown };
  return (
    <View role="article" {...language}>
      <Head story={story} />
      {shown !== locale && !hasOther ? <Text tone="wait">{t('story.only.other')}</Text> : null}
      {hasOther ? (
        <View style={s.language}>
          <Button
            kind="plain"
            label={t(shown === locale ? 'story.other.language' : 'story.own.language')}
            onPress={() => onLocale(other)}
          />
        </View>
      ) : null}
      {story.film ? <FilmFrame film={story.film} /> : story.cover ? <Figure picture={story.cover} eager /> : null}
      {story.body.map((block, i) => (
        <BlockView key={i} block={block} scale={scale} />
      ))}
      <Foot story={story} />
    </View>
  );
}
