import { useId, useState, type ReactNode } from 'react';
import { TextInput, View, type TextInputProps } from 'react-native';
import { styles } from '@/theme/styles';
import { useTheme } from '@/theme/use-theme';
import { Text } from './text';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly kind?: 'text' | 'phone' | 'code' | 'email' | 'password' | 'new-password' | 'name' | 'long';
  /** Longest text, in characters. */
  readonly most?: number;
  readonly onSubmit?: () => void;
  readonly trailing?: ReactNode;
}

type Kind = NonNullable<FieldProps['kind']>;

/** What lets the keyboard, the password manager and the SMS reader help. */
const HELP: Readonly<Record<Kind, TextInputProps>> = {
  text: {},
  phone: { inputMode: 'tel', autoComplete: 'tel', maxLength: 11 },
  code: { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 6 },
  email: { inputMode: 'email', autoComplete: 'email', autoCapitalize: 'none' },
  password: { secureTextEntry: true, autoComplete: 'current-password' },
  'new-password': { secureTextEntry: true, autoComplete: 'new-password' },
  name: { autoComplete: 'name', maxLength: 30 },
  long: { multiline: true, numberOfLines: 6, textAlignVertical: 'top' },
};

const helpOf = (kind: Kind, most: number | undefined): TextInputProps =>
  most === undefined ? HELP[kind] : { ...HELP[kind], maxLength: most };

const useStyles = styles((t) => ({
  whole: { gap: t.space[1] },
  row: { flexDirection: 'row', gap: t.space[2], alignItems: 'stretch' },
  box: {
    flex: 1,
    minWidth: 0,
    minHeight: Math.max(t.target, 48),
    paddingHorizontal: t.space[3],
    borderWidth: 1,
    borderRadius: t.radius.control,
    borderColor: t.colour.inkSoft,
    backgroundColor: t.colour.sheet,
    color: t.colour.ink,
    fontFamily: t.face.sans,
    fontSize: t.size.label,
  },
  long: { minHeight: 144, paddingVertical: t.space[3], lineHeight: t.size.label * 1.6 },
  focused: { borderColor: t.colour.ember },
  wrong: { borderColor: t.colour.stop },
}));

/** React Native's types know no aria-describedby or aria-invalid; react-native-web passes both on. */
const describedBy = (id: string | undefined, isWrong: boolean) => ({
  'aria-describedby': id,
  'aria-invalid': isWrong ? true : undefined,
});

export function Field(props: FieldProps) {
  const { label, value, onChange, hint, error, kind = 'text', most, onSubmit, trailing } = props;
  const s = useStyles();
  const theme = useTheme();
  const id = useId();
  const [focused, setFocused] = useState(false);
  const said = error ?? hint;
  return (
    <View style={s.whole}>
      <Text size="note" tone="inkSoft" id={`${id}-label`}>
        {label}
      </Text>
      <View style={s.row}>
        <TextInput
          {...helpOf(kind, most)}
          {...describedBy(said ? `${id}-said` : undefined, Boolean(error))}
          aria-label={label}
          value={value}
          onChangeText={onChange}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onSubmitEditing={onSubmit}
          placeholderTextColor={theme.colour.inkSoft}
          style={[s.box, kind === 'long' && s.long, focused && s.focused, error ? s.wrong : null]}
        />
        {trailing}
      </View>
      {said ? (
        <Text size="note" tone={error ? 'stop' : 'inkSoft'} id={`${id}-said`} live={Boolean(error)}>
          {said}
        </Text>
      ) : null}
    </View>
  );
}
