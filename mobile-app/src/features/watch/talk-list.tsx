import { memo, useDeferredValue, useEffect, useRef, useState } from 'react';
import { ScrollView, View, type NativeScrollEvent, type NativeSyntheticEvent } from 'react-native';
import type { LiveMessage } from '@/contract/live-room';
import { styles } from '@/theme/styles';
import { Badge } from '@/ui/badge';
import { Press } from '@/ui/press';
import { Text } from '@/ui/text';
import { MOST_ROWS } from './replay.rules';
import { useWatchWords } from './watch-words';

/** So near the end somebody reads along, in pixels. */
const NEAR = 48;

const useStyles = styles((t) => ({
  whole: { flex: 1, minHeight: 72 },
  rows: { paddingHorizontal: t.space[4], paddingVertical: t.space[2], gap: t.space[1] },
  row: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'baseline', columnGap: t.space[2] },
  text: { flexShrink: 1 },
  pill: {
    position: 'absolute',
    bottom: t.space[2],
    alignSelf: 'center',
    justifyContent: 'center',
    paddingHorizontal: t.space[4],
    borderRadius: t.radius.control,
    backgroundColor: t.colour.ember,
    boxShadow: t.shadow,
  },
}));

interface RowProps {
  readonly message: LiveMessage;
  readonly isOwn: boolean;
}

/** One message. Drawn once: it never changes, however often the list around it does. */
const Row = memo(function Row({ message, isOwn }: RowProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  const { author, text, kind, isRobot } = message;
  return (
    <View style={s.row}>
      {kind === 'question' ? <Badge kind="quiet" label={t('watch.talk.question')} /> : null}
      {isRobot ? <Badge kind="quiet" label={t('watch.talk.robot')} /> : null}
      <Text size="note" tone="inkSoft">
        {author}
      </Text>
      <Text style={s.text} bold={isOwn} selectable>
        {text}
      </Text>
    </View>
  );
});

interface RowsProps {
  readonly messages: readonly LiveMessage[];
  readonly isOwn: (id: string) => boolean;
}

const Rows = memo(function Rows({ messages, isOwn }: RowsProps) {
  return messages
    .slice(-MOST_ROWS)
    .map((message) => <Row key={message.id} message={message} isOwn={isOwn(message.id)} />);
});

/** Stands at the end while somebody reads along, and stays where they are when they read back. */
function useEnd(newest: string | undefined) {
  const list = useRef<ScrollView>(null);
  const isAtEnd = useRef(true);
  const [unread, setUnread] = useState(0);
  const seen = useRef(newest);
  useEffect(() => {
    if (seen.current === newest) return;
    seen.current = newest;
    if (!isAtEnd.current) setUnread((before) => before + 1);
  }, [newest]);
  const follow = () => {
    if (isAtEnd.current) list.current?.scrollToEnd({ animated: false });
  };
  const toEnd = () => {
    isAtEnd.current = true;
    setUnread(0);
    list.current?.scrollToEnd({ animated: false });
  };
  const look = ({ nativeEvent }: NativeSyntheticEvent<NativeScrollEvent>) => {
    const { contentOffset, contentSize, layoutMeasurement } = nativeEvent;
    isAtEnd.current = contentOffset.y + layoutMeasurement.height >= contentSize.height - NEAR;
    if (isAtEnd.current) setUnread(0);
  };
  return { list, unread, follow, toEnd, look };
}

interface TalkListProps extends RowsProps {
  /** What stands here while nobody has said anything. */
  readonly empty: string;
}

/** What is said, the newest last, read at one's own pace: nobody's place is taken away, and a reader of the screen is not talked over. */
export function TalkList({ messages, isOwn, empty }: TalkListProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  // Drawn when there is time: in a rush what flies and what is pressed comes first.
  const shown = useDeferredValue(messages);
  const { list, unread, follow, toEnd, look } = useEnd(shown.at(-1)?.id);
  return (
    <View style={s.whole}>
      {/* With nothing to press in it, the keyboard still has to move it. */}
      <ScrollView
        ref={list}
        role="log"
        aria-label={t('watch.talk')}
        aria-live="off"
        tabIndex={0}
        onContentSizeChange={follow}
        onScroll={look}
        scrollEventThrottle={100}
        contentContainerStyle={s.rows}
      >
        {shown.length === 0 ? <Text tone="inkSoft">{empty}</Text> : null}
        <Rows messages={shown} isOwn={isOwn} />
      </ScrollView>
      {unread > 0 ? (
        <Press role="button" onPress={toEnd} style={s.pill}>
          <Text tone="onEmber" bold>
            {t('watch.talk.more', { n: unread })}
          </Text>
        </Press>
      ) : null}
    </View>
  );
}
