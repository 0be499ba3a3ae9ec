import { View } from 'react-native';
import { styles } from '@/theme/styles';
import { useBorrowed, type PartLoader, type SessionPartProps } from './watch-parts';

const useStyles = styles((t) => ({ inset: { paddingHorizontal: t.space[4] } }));

interface Props extends SessionPartProps {
  readonly load: PartLoader<SessionPartProps> | null;
}

/** What another feature adds to a live, where the house has that. */
export function SessionPart({ load, ...props }: Props) {
  const s = useStyles();
  const { part } = useBorrowed(load);
  if (typeof part !== 'object') return null;
  return (
    <View style={s.inset}>
      <part.Part {...props} />
    </View>
  );
}
