import { useEffect, useMemo, useState } from 'react';
import { Image, View } from 'react-native';
import type { Story } from '@/contract/types';
import { host } from '@/platform/host';
import { copyLink, drawCard, savePicture, shareStory, type ShareCard } from '@/platform/share';
import { styles } from '@/theme/styles';
import { markInks } from '@/theme/mark-inks';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { FLAME, HEARTH } from '@/ui/station-mark';
import { Text } from '@/ui/text';
import { fullDate } from '@/words/dates';
import { useWords, type Words } from '@/words/words';

const useStyles = styles((t) => ({
  card: { width: 240, aspectRatio: 3 / 4, alignSelf: 'center', borderWidth: 1, borderColor: t.colour.hairline },
  acts: { gap: t.space[2] },
}));

/** What the card of a story or a package says. */
type Shared = Pick<Story, 'id' | 'title' | 'station' | 'summary' | 'publishedAt'> & {
  readonly subtitle?: string | null;
  /** Where it stands, when that is not the page of a story. */
  readonly path?: string;
};

function cardOf(story: Shared, inks: readonly string[] | undefined, words: Words): ShareCard {
  return {
    title: story.title,
    station: story.station.name,
    summary: story.summary ?? story.subtitle ?? '',
    when: fullDate(words.tongue, new Date(story.publishedAt), new Date()),
    url: `${host()}${story.path ?? `/story/${story.id}`}`,
    inks: markInks(inks),
    flame: FLAME,
    hearth: HEARTH,
  };
}

interface ShareSheetProps {
  readonly story: Shared;
  readonly inks: readonly string[] | undefined;
  readonly onClose: () => void;
}

/** The drawn card with what can be done with it. A phone goes straight to its own sheet. */
export function ShareSheet({ story, inks, onClose }: ShareSheetProps) {
  const s = useStyles();
  const words = useWords();
  const { t } = words;
  const card = useMemo(() => cardOf(story, inks, words), [story, inks, words]);
  const [picture, setPicture] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  useEffect(() => {
    const begin = async () => {
      const drawn = await drawCard(card);
      setPicture(drawn);
      if (drawn === null) await shareStory(card, null).then(onClose, onClose);
    };
    void begin();
  }, [card, onClose]);

  const copy = async () => {
    setSaid((await copyLink(card.url)) ? t('story.copied') : t('story.copy.by.hand', { url: card.url }));
  };
  const share = async () => {
    if ((await shareStory(card, picture)) === 'unable') await copy();
  };
  if (picture === null) return null;
  return (
    <Sheet open title={t('story.share')} onClose={onClose}>
      <Image source={{ uri: picture }} role="img" aria-label={`${card.station}：${card.title}`} style={s.card} />
      <View style={s.acts}>
        <Button label={t('story.share')} icon="share" onPress={() => void share()} />
        <Button kind="quiet" label={t('story.copy')} onPress={() => void copy()} />
        <Button kind="quiet" label={t('story.save')} onPress={() => savePicture(picture, card.title)} />
        <Text size="note" tone="proof" live>
          {said}
        </Text>
      </View>
    </Sheet>
  );
}
