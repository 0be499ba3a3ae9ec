import { contrast } from './chroma';
import tokens from './tokens.json';

const { ember, onEmber, sheet } = tokens.colour.light;
const VISIBLE = 3; // WCAG 1.4.11, for shapes that carry meaning

/** Ground and flame of a station's mark. A station picks its two inks for pictures: where one is lost on the other, the flame is paper. */
export function markInks(inks: readonly string[] | undefined): readonly [ground: string, flame: string] {
  const [ground = ember, flame = onEmber] = inks ?? [];
  return [ground, contrast(ground, flame) >= VISIBLE ? flame : sheet];
}
