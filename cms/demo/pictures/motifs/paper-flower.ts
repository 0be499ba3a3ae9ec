import { disc, times, type Pen } from '../paper-cut';

/** A red paper flower of folded petals. */
export function paperFlower(pen: Pen, { x, y, r }: { x: number; y: number; r: number }): string {
  const { b, paper } = pen.ink;
  const petals = times(8, (n) =>
    disc(
      pen,
      { x: x + Math.cos((n * Math.PI) / 4) * r * 0.66, y: y + Math.sin((n * Math.PI) / 4) * r * 0.66, rx: r * 0.38 },
      { fill: b[4], lift: 4 },
    ),
  );
  const cuts = times(8, (n) =>
    disc(
      pen,
      { x: x + Math.cos((n * Math.PI) / 4) * r * 0.68, y: y + Math.sin((n * Math.PI) / 4) * r * 0.68, rx: r * 0.13 },
      { fill: paper },
    ),
  );
  return (
    petals.join('') +
    disc(pen, { x, y, rx: r * 0.6 }, { fill: b[4] }) +
    cuts.join('') +
    disc(pen, { x, y, rx: r * 0.2 }, { fill: paper })
  );
}
