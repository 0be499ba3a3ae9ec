import { box, times, type Pen } from '../paper-cut';

/** A long building with rows of windows, drawn from its lower left corner. */
export function block(
  pen: Pen,
  at: { x: number; y: number; w: number; floors: number },
  fills: { wall: string; pane: string; trim: string },
): string {
  const h = at.floors * 118 + 20;
  const panes = times(at.floors, (floor) =>
    times(Math.floor(at.w / 92), (n) =>
      box(pen, { x: at.x + 28 + n * 92, y: at.y - h + 34 + floor * 118, w: 54, h: 62 }, { fill: fills.pane }),
    ).join(''),
  );
  return (
    box(pen, { x: at.x, y: at.y - h, w: at.w, h }, { fill: fills.wall, lift: 14 }) +
    panes.join('') +
    box(pen, { x: at.x - 14, y: at.y - h - 20, w: at.w + 28, h: 24 }, { fill: fills.trim })
  );
}

export function cross(pen: Pen, { x, y, r }: { x: number; y: number; r: number }, fill: string): string {
  return (
    box(pen, { x: x - r, y: y - r * 0.3, w: r * 2, h: r * 0.6 }, { fill }) +
    box(pen, { x: x - r * 0.3, y: y - r, w: r * 0.6, h: r * 2 }, { fill })
  );
}
