import type { TextSize } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';
import { Run } from '@/ui/run';
import { Text } from '@/ui/text';

/** Fen in yuan, as plain text. */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${whole}.${digits.slice(-2)}`;
}

/** An amount as a price tag sets it: the yuan large, the fen small, figures under each other. */
export function Amount({ fen, size = 'label', bold = false }: { fen: number; size?: TextSize; bold?: boolean }) {
  const { size: sizes } = useTheme();
  const text = yuanText(fen);
  const small = { fontSize: Math.round(sizes[size] * 0.7) };
  return (
    <Text size={size} bold={bold} selectable style={{ fontVariant: ['tabular-nums'] }}>
      {text.slice(0, -3)}
      <Run style={small}>{text.slice(-3)}</Run>
    </Text>
  );
}
