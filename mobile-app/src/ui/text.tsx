import type { ReactNode } from 'react';
import { Text as Native, type StyleProp, type TextStyle } from 'react-native';
import type { Colour, TextSize } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';

export interface TextProps {
  readonly children: ReactNode;
  readonly size?: TextSize;
  readonly tone?: Colour;
  readonly bold?: boolean;
  readonly serif?: boolean;
  /** Makes it a heading of this level for screen readers and the document outline. */
  readonly level?: 1 | 2 | 3;
  readonly lines?: number;
  readonly scale?: number;
  readonly selectable?: boolean;
  readonly live?: boolean;
  readonly id?: string;
  readonly style?: StyleProp<TextStyle>;
}

/** A clamped text hides what leaves its box; Noto's descenders do, at our leading. */
const CLAMPED: TextStyle = { paddingBottom: 3, marginBottom: -3 };

const BODY: readonly TextSize[] = ['body'];
const LABELS: readonly TextSize[] = ['caption', 'note', 'label'];

function useLook({
  size = 'label',
  tone = 'ink',
  bold = false,
  serif = false,
  scale = 1,
}: Omit<TextProps, 'children'>): TextStyle {
  const theme = useTheme();
  const pixels = Math.round(theme.size[size] * scale);
  const leading = BODY.includes(size)
    ? theme.leading.body
    : LABELS.includes(size)
      ? theme.leading.label
      : theme.leading.tight;
  return {
    color: theme.colour[tone],
    fontFamily: serif ? theme.face.serif : theme.face.sans,
    fontSize: pixels,
    fontWeight: bold ? '600' : '400',
    lineHeight: Math.round(pixels * leading),
  };
}

/** All words on the screen go through here: one scale, one leading, one set of colours. */
export function Text(props: TextProps) {
  const look = useLook(props);
  const { level, live, lines, id } = props;
  return (
    <Native
      style={[look, lines !== undefined && CLAMPED, props.style]}
      selectable={props.selectable ?? false}
      {...(lines === undefined ? {} : { numberOfLines: lines })}
      {...(level === undefined ? {} : { role: 'heading', 'aria-level': level })}
      {...(live ? { 'aria-live': 'polite' } : {})}
      {...(id === undefined ? {} : { id })}
    >
      {props.children}
    </Native>
  );
}
