import { useState } from 'react';
import { View } from 'react-native';
import type { Overlay, PinnedProduct, WatchedSession } from '@/contract/live-room';
import { styles } from '@/theme/styles';
import { ThemeProvider, useTheme } from '@/theme/use-theme';
import { Text } from '@/ui/text';
import { money, nameIn } from './plan.rules';
import { SellerLine } from './seller-line';
import { useWatchWords } from './watch-words';

const useStyles = styles((t) => ({
  whole: { position: 'absolute', top: 0, left: 0, right: 0, bottom: 0, padding: t.space[2], gap: t.space[1] },
  label: {
    position: 'absolute',
    top: t.space[2],
    right: t.space[2],
    paddingHorizontal: t.space[2],
    borderRadius: t.radius.control,
    backgroundColor: '#141210',
  },
  // Above it the player says that the sound is off.
  lines: { marginTop: t.target, gap: t.space[1] },
  line: {
    alignSelf: 'flex-start',
    maxWidth: '100%',
    paddingHorizontal: t.space[2],
    paddingVertical: t.space[1],
    borderRadius: t.radius.control,
    backgroundColor: '#141210',
    borderLeftWidth: 3,
    borderLeftColor: t.colour.wait,
  },
  sold: { alignSelf: 'flex-start', maxWidth: 480, backgroundColor: '#141210' },
  name: { paddingHorizontal: t.space[4], paddingTop: t.space[2] },
}));

/** Of the picture's shorter side: what a machine made has to be marked in letters of this height (GB 45438). */
const MARK_SHARE = 0.05;

type Telling = Exclude<Overlay['kind'], 'ai'>;

type Say = ReturnType<typeof useWatchWords>['t'];

/** A pause that nobody gave words to comes in the house's own, in both languages: each reader is told in theirs. */
const isPlain = (text: string): boolean => text === '' || text.startsWith('直播暂停');

function wordsOf({ kind, text }: { readonly kind: Telling; readonly text: string }, t: Say): string {
  if (kind === 'rehearsal') return t('watch.over.rehearsal');
  if (kind === 'paused') return isPlain(text) ? t('watch.over.paused.plain') : t('watch.over.paused', { text });
  return t('watch.over.correction', { text });
}

/** That a machine speaks or made it: for as long as it does, whoever comes in when. */
function AiMark({ text, height }: { text: string; height: number }) {
  const s = useStyles();
  const { size } = useTheme();
  return (
    <View style={s.label} testID="ai-mark">
      <Text size="note" bold scale={Math.max(1, (height * MARK_SHARE) / size.note)}>
        {text}
      </Text>
    </View>
  );
}

function Line({ words }: { words: string }) {
  const s = useStyles();
  return (
    <View style={s.line}>
      <Text size="note" bold>
        {words}
      </Text>
    </View>
  );
}

/** Over a filled screen nothing else of the page is in sight, so who sells what stands here. */
function Sold({ pinned, station }: { pinned: PinnedProduct | null; station: string }) {
  const s = useStyles();
  const { locale } = useWatchWords();
  return (
    <View style={s.sold}>
      {pinned === null ? null : (
        <Text bold style={s.name}>
          {`${nameIn(pinned.title, locale)} ${pinned.spec} ${money(pinned.price)}`}
        </Text>
      )}
      <SellerLine seller={pinned?.seller ?? null} station={station} />
    </View>
  );
}

export interface OverPictureProps {
  readonly session: Pick<WatchedSession, 'hostKind' | 'station' | 'clip'>;
  readonly overlays: readonly Overlay[];
  readonly pinned: PinnedProduct | null;
  readonly isFilled: boolean;
}

function Said({ session, overlays, pinned, isFilled }: OverPictureProps) {
  const s = useStyles();
  const { t } = useWatchWords();
  const [height, setHeight] = useState(0);
  const made = overlays.find(({ kind }) => kind === 'ai');
  const isMade = made !== undefined || session.hostKind === 'digital-human';
  const mark = made && made.text !== '' ? made.text : t(made ? 'watch.over.ai' : 'watch.over.host');
  const told = overlays.flatMap(({ kind, text }) => (kind === 'ai' ? [] : [{ kind, text }]));
  return (
    <View
      style={s.whole}
      pointerEvents="none"
      onLayout={({ nativeEvent: { layout } }) => setHeight(Math.min(layout.width, layout.height))}
      testID="over-picture"
    >
      {isMade ? <AiMark text={mark} height={height} /> : null}
      <View style={s.lines} role="status" aria-live="polite">
        {session.clip?.isAd ? <Line words={t('watch.over.ad')} /> : null}
        {told.map((one) => (
          <Line key={`${one.kind} ${one.text}`} words={wordsOf(one, t)} />
        ))}
      </View>
      {isFilled ? <Sold pinned={pinned} station={session.station.name} /> : null}
    </View>
  );
}

/**
 * What is said over the picture and cannot be closed: that a machine made it, corrections, a pause, a rehearsal. Nothing lies above it. Its
 * ground is dark in any look, as around every picture that moves.
 */
export function OverPicture(props: OverPictureProps) {
  const { elder, mourning, chinese } = useTheme();
  return (
    <ThemeProvider look={{ scheme: 'dark', elder, mourning, chinese }}>
      <Said {...props} />
    </ThemeProvider>
  );
}
