import type { ReactNode } from 'react';
import { Pressable, View } from 'react-native';
import { styles } from '@/theme/styles';
import type { Colour } from '@/theme/theme';
import { Icon, type IconName } from './icon';
import { Text } from './text';

const useStyles = styles((t) => ({
  row: {
    minHeight: Math.max(t.target, 52),
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[3],
    paddingVertical: t.space[2],
    borderBottomWidth: 1,
    borderBottomColor: t.colour.hairline,
  },
  pressed: { backgroundColor: t.colour.fold },
  words: { flex: 1, minWidth: 0 },
}));

export interface ListRowProps {
  readonly title: string;
  readonly note?: string | null;
  readonly icon?: IconName;
  readonly tone?: Colour;
  readonly trailing?: ReactNode;
  readonly onPress?: () => void;
  /** Read out as chosen, for rows one of which is in force. */
  readonly chosen?: boolean;
}

function Inside({ title, note, icon, tone = 'ink', trailing, onPress, chosen }: ListRowProps) {
  const s = useStyles();
  return (
    <>
      {icon ? <Icon name={icon} tone={tone === 'ink' ? 'inkSoft' : tone} /> : null}
      <View style={s.words}>
        <Text tone={tone} bold={chosen === true}>
          {title}
        </Text>
        {note ? (
          <Text size="note" tone="inkSoft">
            {note}
          </Text>
        ) : null}
      </View>
      {trailing}
      {chosen ? <Icon name="check" tone="ember" size={20} /> : null}
      {onPress && chosen === undefined ? <Icon name="next" tone="inkSoft" size={18} /> : null}
    </>
  );
}

export function ListRow(props: ListRowProps) {
  const s = useStyles();
  if (!props.onPress) {
    return (
      <View style={s.row}>
        <Inside {...props} />
      </View>
    );
  }
  return (
    <Pressable
      role="button"
      onPress={props.onPress}
      {...(props.chosen === undefined ? {} : { 'aria-pressed': props.chosen })}
      style={({ pressed }) => [s.row, pressed && s.pressed]}
    >
      <Inside {...props} />
    </Pressable>
  );
}
