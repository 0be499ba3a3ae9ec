import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { usePage } from '@/theme/use-theme';
import { Text } from '@/ui/text';
import { BarButton } from './bar-button';
import { LivePill } from './live-pill';
import type { Chapter, Kind, PlayerState } from './player-types';
import { usePlayerWords } from './player-words';
import type { Tile } from './storyboard.rules';
import { chapterAt, clockWords, hasWindow } from './time.rules';
import { Timeline } from './timeline.web';

const useStyles = styles((t) => ({
  whole: { paddingHorizontal: t.space[2] },
  over: {
    position: 'absolute',
    left: 0,
    right: 0,
    bottom: 0,
    paddingHorizontal: t.space[4],
    paddingBottom: t.space[2],
    backgroundColor: 'rgba(20, 18, 16, 0.82)',
  },
  hidden: { opacity: 0 },
  row: { flexDirection: 'row', alignItems: 'center', flexWrap: 'wrap' },
  line: { flexDirection: 'row', alignItems: 'center', gap: t.space[2], paddingLeft: t.space[2] },
  grow: { flexGrow: 1, flexShrink: 1, flexBasis: 40, minWidth: 0 },
  figures: { fontVariant: ['tabular-nums'] },
}));

/** What the bar may do; what is not there is not offered. */
export interface BarActs {
  readonly turn: () => void;
  readonly seek: (at: number) => void;
  readonly toLive: () => void;
  readonly mute: () => void;
  readonly captions: (() => void) | null;
  readonly chapters: (() => void) | null;
  readonly settings: () => void;
  readonly pip: (() => void) | null;
  readonly fill: (() => void) | null;
}

export interface BarProps {
  readonly state: PlayerState;
  readonly kind: Kind;
  readonly chapters: readonly Chapter[];
  readonly tiles: readonly Tile[];
  readonly isFilled: boolean;
  /** Out of sight over a filled screen while nobody moves. */
  readonly isHidden: boolean;
  readonly acts: BarActs;
}

function Progress({ state, kind, chapters, tiles, acts }: BarProps) {
  const s = useStyles();
  const isLive = kind === 'live';
  const isLong = hasWindow(state) || (!isLive && state.to > 0);
  return (
    <View style={s.line}>
      {isLive ? null : (
        <Text size="note" tone="inkSoft" style={s.figures}>
          {clockWords(state.at)}
        </Text>
      )}
      {isLong ? <Timeline {...{ state, isLive, chapters, tiles }} onSeek={acts.seek} /> : <View style={s.grow} />}
      {isLive ? (
        <LivePill state={state} onLive={acts.toLive} />
      ) : (
        <Text size="note" tone="inkSoft" style={s.figures}>
          {clockWords(state.to)}
        </Text>
      )}
    </View>
  );
}

const isRunning = ({ phase }: PlayerState) =>
  phase !== 'idle' && phase !== 'paused' && phase !== 'ended' && phase !== 'failed';

/** What is not there to be done is not offered. */
function Extras({ state, acts, isFilled }: BarProps) {
  const { t } = usePlayerWords();
  const { captions, chapters, pip, fill } = acts;
  return (
    <>
      {captions ? (
        <BarButton icon="captions" label={t('player.captions')} isOn={state.track !== null} onPress={captions} />
      ) : null}
      {chapters ? <BarButton icon="chapters" label={t('player.chapters')} onPress={chapters} /> : null}
      <BarButton icon="settings" label={t('player.settings')} onPress={acts.settings} />
      {pip ? <BarButton icon="pip" label={t('player.pip')} onPress={pip} /> : null}
      {fill ? (
        <BarButton
          icon={isFilled ? 'shrink' : 'fill'}
          label={t(isFilled ? 'player.shrink' : 'player.fill')}
          onPress={fill}
        />
      ) : null}
    </>
  );
}

function Basics({ state, acts }: BarProps) {
  const { t } = usePlayerWords();
  const running = isRunning(state);
  const { muted } = state;
  return (
    <>
      <BarButton
        icon={running ? 'pause' : 'play'}
        label={t(running ? 'player.pause' : 'player.play')}
        onPress={acts.turn}
      />
      <BarButton
        icon={muted ? 'muted' : 'sound'}
        label={t(muted ? 'player.unmute' : 'player.mute')}
        onPress={acts.mute}
      />
    </>
  );
}

/** The line of progress, and below it everything that can be pressed. */
export function Bar(props: BarProps) {
  const s = useStyles();
  const { state, chapters, isFilled, isHidden } = props;
  // Half a word of a chapter helps nobody; the menu has it whole.
  const chapter = usePage().width === 'phone' ? null : chapterAt(chapters, state.at);
  return (
    <View style={[s.whole, isFilled && s.over, isHidden && s.hidden]}>
      <Progress {...props} />
      <View style={s.row}>
        <Basics {...props} />
        <View style={s.grow}>
          <Text size="note" tone="inkSoft" lines={1}>
            {chapter?.title ?? ''}
          </Text>
        </View>
        <Extras {...props} />
      </View>
    </View>
  );
}
