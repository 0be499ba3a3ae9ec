import type { VideoPlayer } from 'expo-video';
import { useEffect, useRef, useState } from 'react';
import { AppState, View } from 'react-native';
import { styles } from '@/theme/styles';
import { Text } from '@/ui/text';
import { CaptionChoice } from './caption-choice';
import { chosenTrack, directionOf } from './captions.rules';
import { keepCaptions, keptCaptions } from './kept-captions';
import type { CaptionTrack } from './player-types';
import { WordsBeside, type AskWords } from './words-beside';

/** Words come and go by the quarter of a second. */
const LOOK_MS = 250;

const useStyles = styles((t) => ({
  // Two lines have room, so that the page stands still as they come and go.
  lines: { minHeight: 64, paddingHorizontal: t.space[4], paddingVertical: t.space[2], justifyContent: 'center' },
  words: { textAlign: 'center' },
}));

export interface WordsBelowProps {
  readonly player: Pick<VideoPlayer, 'playing' | 'currentLiveTimestamp'>;
  readonly ask: AskWords;
}

/** Keeps to the picture's own date, which the phone's player tells. */
function useWordsBelow({ player, ask }: WordsBelowProps) {
  const [tracks, setTracks] = useState<readonly CaptionTrack[]>([]);
  const [kept, setKept] = useState(keptCaptions);
  const [said, setSaid] = useState<readonly string[]>([]);
  const beside = useRef<WordsBeside | null>(null);
  const newest = useRef(ask);
  newest.current = ask;
  useEffect(() => {
    const words = new WordsBeside({
      ask: (wanted) => newest.current(wanted),
      date: () => player.currentLiveTimestamp,
      isWatched: () => player.playing && AppState.currentState !== 'background',
      onTracks: setTracks,
    });
    beside.current = words;
    const timer = setInterval(() => {
      if (player.playing) words.begin();
      setSaid(words.said());
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      words.stop();
    };
  }, [player]);
  const id = chosenTrack(tracks, kept);
  const track = tracks.find((one) => one.id === id) ?? null;
  const lang = track?.lang ?? null;
  useEffect(() => beside.current?.choose(lang), [lang]);
  const choose = (wanted: number | null) => {
    const chosen = tracks.find((one) => one.id === wanted)?.lang ?? null;
    keepCaptions(chosen);
    setKept(chosen);
  };
  return { tracks, track, said, choose };
}

/** The words of a live whose playlist brings none: below the picture, since the phone's own player shows nothing from elsewhere in it. */
export function WordsBelow(props: WordsBelowProps) {
  const s = useStyles();
  const { tracks, track, said, choose } = useWordsBelow(props);
  const writingDirection = directionOf(track?.lang ?? '');
  return (
    <View>
      {track ? (
        <View style={s.lines} testID="captions" aria-hidden>
          {said.map((line, i) => (
            <Text key={i} style={[s.words, { writingDirection }]}>
              {line}
            </Text>
          ))}
        </View>
      ) : null}
      <CaptionChoice tracks={tracks} track={track?.id ?? null} onTrack={choose} />
    </View>
  );
}
