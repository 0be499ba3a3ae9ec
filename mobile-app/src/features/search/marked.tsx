import { useTheme } from '@/theme/use-theme';
import { Run } from '@/ui/run';
import { highlight } from './highlight';

/** Matches in the brand's ink and bold: colour and weight, so that neither speaks alone. */
export function Marked({ text, terms }: { text: string; terms: readonly string[] }) {
  const { colour } = useTheme();
  return highlight(text, terms).map((piece, i) => (
    <Run key={i} style={piece.hit ? { color: colour.ember, fontWeight: '700' } : null}>
      {piece.text}
    </Run>
  ));
}
