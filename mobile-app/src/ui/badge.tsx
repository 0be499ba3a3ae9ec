import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { Icon, type IconName } from './icon';
import { Text } from './text';

export type BadgeKind = 'proof' | 'wait' | 'stop' | 'quiet';

/** A colour never speaks alone: each kind has its own shape beside its word. */
const SHAPES: Readonly<Record<BadgeKind, IconName | null>> = {
  proof: 'seal',
  wait: 'clock',
  stop: 'close',
  quiet: null,
};

const useStyles = styles((t) => ({
  badge: { flexDirection: 'row', alignItems: 'center', gap: 4, flexShrink: 0 },
  quiet: {
    borderWidth: 1,
    borderColor: t.colour.hairline,
    borderRadius: t.radius.control,
    paddingHorizontal: t.space[1],
  },
}));

export function Badge({ kind, label }: { kind: BadgeKind; label: string }) {
  const s = useStyles();
  const shape = SHAPES[kind];
  const tone = kind === 'quiet' ? 'inkSoft' : kind;
  return (
    <View style={[s.badge, kind === 'quiet' && s.quiet]}>
      {shape ? <Icon name={shape} tone={tone} size={14} /> : null}
      <Text size="caption" tone={tone}>
        {label}
      </Text>
    </View>
  );
}
