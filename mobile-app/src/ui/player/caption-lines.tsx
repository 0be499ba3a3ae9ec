import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { useTheme } from '@/theme/use-theme';
import { directionOf } from './captions.rules';
import { Text } from '@/ui/text';

const useStyles = styles((t) => ({
  whole: { position: 'absolute', left: t.space[4], right: t.space[4], alignItems: 'center', gap: 2 },
  line: { paddingHorizontal: t.space[2], paddingVertical: 2, backgroundColor: 'rgba(20, 18, 16, 0.82)' },
  words: { textAlign: 'center' },
}));

export interface CaptionLinesProps {
  readonly said: readonly string[];
  readonly lang: string;
  /** How far above the edge, in pixels. */
  readonly above: number;
  readonly isLarge: boolean;
}

/** Drawn by us instead of the browser: in the reader's size, above the controls, and Uyghur from the right. */
export function CaptionLines({ said, lang, above, isLarge }: CaptionLinesProps) {
  const s = useStyles();
  const { elder } = useTheme();
  // React Native's types know neither; the web needs both to shape and to place the words.
  const direction = directionOf(lang);
  const written: object = { lang, dir: direction };
  return (
    <View style={[s.whole, { bottom: above }]} pointerEvents="none" aria-hidden testID="captions">
      {said.map((line, i) => (
        <View key={i} style={s.line} {...written}>
          <Text scale={isLarge && !elder ? 1.5 : 1} style={[s.words, { writingDirection: direction }]}>
            {line}
          </Text>
        </View>
      ))}
    </View>
  );
}
