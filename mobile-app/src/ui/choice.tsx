import { Pressable, View } from 'react-native';
import { styles } from '@/theme/styles';
import { Icon } from './icon';
import { Text } from './text';

const useStyles = styles((t) => ({
  whole: { gap: t.space[2], paddingVertical: t.space[3] },
  options: { flexDirection: 'row', flexWrap: 'wrap', gap: t.space[2] },
  option: {
    minHeight: t.target,
    paddingHorizontal: t.space[4],
    justifyContent: 'center',
    borderWidth: 1,
    borderRadius: t.radius.control,
    borderColor: t.colour.hairline,
    backgroundColor: t.colour.sheet,
  },
  chosen: { borderColor: t.colour.ember, borderWidth: 2, paddingHorizontal: t.space[4] - 1 },
  row: {
    minHeight: t.target,
    flexDirection: 'row',
    alignItems: 'center',
    gap: t.space[3],
    paddingVertical: t.space[2],
  },
  words: { flex: 1, minWidth: 0 },
  track: { width: 48, height: 28, borderRadius: 14, padding: 3, backgroundColor: t.colour.inkSoft },
  trackOn: { backgroundColor: t.colour.proof, alignItems: 'flex-end' },
  knob: {
    width: 22,
    height: 22,
    borderRadius: 11,
    backgroundColor: t.colour.sheet,
    alignItems: 'center',
    justifyContent: 'center',
  },
  box: {
    width: 24,
    height: 24,
    borderRadius: t.radius.control,
    borderWidth: 2,
    borderColor: t.colour.inkSoft,
    alignItems: 'center',
    justifyContent: 'center',
  },
  boxOn: { backgroundColor: t.colour.ember, borderColor: t.colour.ember },
  bare: { minWidth: 44, justifyContent: 'center' },
  dim: { opacity: 0.6 },
}));

export interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  readonly hideLabel?: boolean;
}

/** One of a few, all of them in sight. */
export function Choice<V extends string>({ label, value, options, onChange, hideLabel = false }: ChoiceProps<V>) {
  const s = useStyles();
  return (
    <View style={s.whole}>
      {hideLabel ? null : <Text>{label}</Text>}
      <View role="radiogroup" aria-label={label} style={s.options}>
        {options.map((option) => {
          const chosen = option.value === value;
          return (
            <Pressable
              key={option.value}
              role="radio"
              aria-checked={chosen}
              onPress={() => onChange(option.value)}
              style={[s.option, chosen && s.chosen]}
            >
              <Text tone={chosen ? 'ember' : 'ink'} bold={chosen}>
                {option.label}
              </Text>
            </Pressable>
          );
        })}
      </View>
    </View>
  );
}

export interface ToggleProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly disabled?: boolean;
  readonly shape?: 'switch' | 'box';
  /** What it is about stands beside it: the label is read out alone. */
  readonly hideLabel?: boolean;
}

function Knob({ on }: { on: boolean }) {
  const s = useStyles();
  return (
    <View style={[s.track, on && s.trackOn]}>
      <View style={s.knob}>{on ? <Icon name="check" tone="proof" size={14} /> : null}</View>
    </View>
  );
}

function Box({ on }: { on: boolean }) {
  const s = useStyles();
  return <View style={[s.box, on && s.boxOn]}>{on ? <Icon name="check" tone="onEmber" size={14} /> : null}</View>;
}

const readOf = ({ label, hint }: ToggleProps): string => (hint ? `${label}，${hint}` : label);

function Words({ label, hint, shape }: ToggleProps) {
  const s = useStyles();
  return (
    <View style={s.words}>
      <Text size={shape === 'box' ? 'note' : 'label'}>{label}</Text>
      {hint ? (
        <Text size="note" tone="inkSoft">
          {hint}
        </Text>
      ) : null}
    </View>
  );
}

/** Yes or no, the whole row being the target. */
export function Toggle(props: ToggleProps) {
  const { value, onChange, disabled = false, shape = 'switch', hideLabel = false } = props;
  const s = useStyles();
  return (
    <Pressable
      role={shape === 'switch' ? 'switch' : 'checkbox'}
      aria-checked={value}
      aria-disabled={disabled}
      aria-label={readOf(props)}
      disabled={disabled}
      onPress={() => onChange(!value)}
      style={[s.row, hideLabel && s.bare, disabled && s.dim]}
    >
      {shape === 'box' ? <Box on={value} /> : null}
      {hideLabel ? null : <Words {...props} />}
      {shape === 'switch' ? <Knob on={value} /> : null}
    </Pressable>
  );
}
