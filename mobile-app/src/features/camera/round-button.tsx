import { Path, Svg } from '@/ui/drawing';
import { styles } from '@/theme/styles';
import { Press } from '@/ui/press';
import type { Colour } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';

/** Drawn on the app's grid of 24 with its line of 1.7; only the camera has them. */
const DRAWN = {
  mic: 'M12 14.5a3.2 3.2 0 0 0 3.2-3.2V6.7a3.2 3.2 0 0 0-6.4 0v4.6a3.2 3.2 0 0 0 3.2 3.2zM5.8 11.4a6.2 6.2 0 0 0 12.4 0M12 17.6v3M9 20.6h6',
  micOff:
    'M8.8 8v3.3a3.2 3.2 0 0 0 5 2.7M15.2 10.6V6.7a3.2 3.2 0 0 0-6.1-1.4M5.8 11.4a6.2 6.2 0 0 0 9.6 5.1M18.2 11.4c0 .9-.2 1.7-.5 2.5M12 17.6v3M9 20.6h6M4 3.6l16 16.8',
  flip: 'M4 9.2h3.2L8.6 7h6.8l1.4 2.2H20v9.6H4zM9.4 15.6a3 3 0 0 0 5.3-1M14.6 12a3 3 0 0 0-5.3 1M14.9 16.2v-1.8h-1.8M9.1 11.4v1.8h1.8',
} as const;

const useStyles = styles((t) => ({
  box: {
    width: t.target + 4,
    height: t.target + 4,
    borderRadius: (t.target + 4) / 2,
    borderWidth: 1,
    borderColor: t.colour.inkSoft,
    alignItems: 'center',
    justifyContent: 'center',
  },
}));

interface Props {
  readonly icon: keyof typeof DRAWN;
  readonly label: string;
  readonly tone?: Colour;
  readonly onPress: () => void;
}

/** A button of the camera that has no word on it and says its name to screen readers. */
export function RoundButton({ icon, label, tone = 'ink', onPress }: Props) {
  const s = useStyles();
  const { colour, elder } = useTheme();
  const side = elder ? 32 : 24;
  return (
    <Press role="button" aria-label={label} onPress={onPress} style={s.box}>
      <Svg width={side} height={side} viewBox="0 0 24 24" aria-hidden>
        <Path
          d={DRAWN[icon]}
          stroke={colour[tone]}
          strokeWidth={1.7}
          strokeLinecap="round"
          strokeLinejoin="round"
          fill="none"
        />
      </Svg>
    </Press>
  );
}
