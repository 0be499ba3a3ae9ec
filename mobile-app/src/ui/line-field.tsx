import { TextInput } from 'react-native';
import { styles } from '@/theme/styles';
import { useTheme } from '@/theme/use-theme';

const useStyles = styles((t) => ({
  box: {
    flex: 1,
    minWidth: 0,
    minHeight: t.target,
    paddingHorizontal: t.space[3],
    borderWidth: 1,
    borderRadius: t.radius.control,
    borderColor: t.colour.inkSoft,
    backgroundColor: t.colour.sheet,
    color: t.colour.ink,
    fontFamily: t.face.sans,
    fontSize: t.size.label,
  },
}));

export interface LineFieldProps {
  /** Stands in it while it is empty, and is read out always. */
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
}

/** One line in a row of buttons, sent by Enter: what is written again and again, where a label above would take the room of a line. */
export function LineField({ label, value, most, onChange, onSend }: LineFieldProps) {
  const s = useStyles();
  const theme = useTheme();
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      placeholderTextColor={theme.colour.inkSoft}
      value={value}
      maxLength={most}
      onChangeText={onChange}
      onSubmitEditing={onSend}
      submitBehavior="submit"
      enterKeyHint="send"
      style={s.box}
    />
  );
}
