import { Link } from 'expo-router';
import { memo, type ReactNode } from 'react';
import { Pressable, View } from 'react-native';
import { styles } from '@/theme/styles';
import { useTheme } from '@/theme/use-theme';
import { Icon } from './icon';
import { Picture } from './picture';
import { StoryMeta, type StoryMetaProps } from './story-meta';
import { Text } from './text';

export interface StoryRowProps extends StoryMetaProps {
  /** The title as it is, or with the searched words marked. */
  readonly title?: ReactNode;
  readonly summary?: ReactNode;
}

export interface StoryLeadProps extends StoryMetaProps {
  /** On a desk the picture lies beside the words instead of above them. */
  readonly wide?: boolean;
}

const useStyles = styles((t) => ({
  row: {
    flexDirection: 'row',
    gap: t.space[3],
    paddingVertical: t.space[4],
    borderTopWidth: 1,
    borderTopColor: t.colour.hairline,
    alignItems: 'flex-start',
  },
  words: { flex: 2, minWidth: 0, gap: t.space[2] },
  thumb: { flex: 1, minWidth: 0, maxWidth: 240 },
  lead: { gap: t.space[3], paddingBottom: t.space[4] },
  leadWide: { flexDirection: 'row', gap: t.space[8], alignItems: 'center', paddingBottom: t.space[8] },
  leadPicture: { width: '100%' },
  leadPictureWide: { flex: 3, width: 'auto' },
  leadWords: { gap: t.space[2] },
  leadWordsWide: { flex: 2, gap: t.space[3] },
  film: {
    position: 'absolute',
    left: t.space[2],
    bottom: t.space[2],
    width: 28,
    height: 28,
    borderRadius: 14,
    backgroundColor: 'rgba(20, 18, 16, 0.78)',
    alignItems: 'center',
    justifyContent: 'center',
    paddingLeft: 2,
  },
  pressed: { opacity: 0.7 },
  gone: { opacity: 0.75 },
}));

/** Drawn in fixed white: it lies on a picture, not on the page. */
function FilmMark() {
  const s = useStyles();
  const theme = useTheme();
  return (
    <View style={s.film}>
      <Icon name="play" filled size={theme.elder ? 12 : 15} tone={theme.scheme === 'dark' ? 'ink' : 'sheet'} />
    </View>
  );
}

function Cover({
  story,
  ratio,
  sizes,
  eager,
}: {
  story: StoryMetaProps['story'];
  ratio: number;
  sizes: string;
  eager?: boolean;
}) {
  if (!story.cover) return null;
  return (
    <View>
      <Picture picture={story.cover} ratio={ratio} sizes={sizes} decorative eager={eager ?? false} />
      {story.hasFilm ? <FilmMark /> : null}
    </View>
  );
}

function Opens({ story, withdrawn, children }: StoryMetaProps & { children: ReactNode }) {
  const s = useStyles();
  if (withdrawn) return <View style={s.gone}>{children}</View>;
  return (
    <Link href={`/story/${story.id}`} asChild>
      <Pressable style={({ pressed }) => pressed && s.pressed}>{children}</Pressable>
    </Link>
  );
}

/** A dense line of the feed: words two thirds, picture one. */
export const StoryRow = memo(function StoryRow(props: StoryRowProps) {
  const s = useStyles();
  const { elder } = useTheme();
  const { story } = props;
  return (
    <Opens {...props}>
      <View style={s.row}>
        <View style={s.words}>
          <Text size="row" lines={elder ? 4 : 3}>
            {props.title ?? story.title}
          </Text>
          {props.summary ? (
            <Text size="note" tone="inkSoft" lines={2}>
              {props.summary}
            </Text>
          ) : null}
          <StoryMeta {...props} />
        </View>
        {story.cover ? (
          <View style={s.thumb}>
            <Cover story={story} ratio={3 / 2} sizes="(min-width: 1024px) 180px, 33vw" />
          </View>
        ) : null}
      </View>
    </Opens>
  );
});

/** The first story of a page, and the only one with a large picture. */
export const StoryLead = memo(function StoryLead(props: StoryLeadProps) {
  const s = useStyles();
  const { story, wide = false } = props;
  return (
    <Opens {...props}>
      <View style={wide ? s.leadWide : s.lead}>
        <View style={[s.leadPicture, wide && s.leadPictureWide]}>
          <Cover story={story} ratio={16 / 9} sizes={wide ? '560px' : '100vw'} eager />
        </View>
        <View style={wide ? s.leadWordsWide : s.leadWords}>
          <Text size={wide ? 'headline' : 'lead'} bold serif level={2}>
            {story.title}
          </Text>
          {story.summary ? (
            <Text size="note" tone="inkSoft" lines={wide ? 4 : 2}>
              {story.summary}
            </Text>
          ) : null}
          <StoryMeta {...props} />
        </View>
      </View>
    </Opens>
  );
});
