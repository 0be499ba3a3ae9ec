import { WIDTH } from '../landscape';
import { between, box, times, type Box, type Pen } from '../paper-cut';

/** Blocks of a town with lit or cut-out windows, standing on `y`. */
export function skyline(pen: Pen, y: number, fills: { wall: string; pane: string }): string {
  const blocks: string[] = [];
  for (let x = -40; x < WIDTH;) {
    const [w, h] = [between(pen, 110, 210), between(pen, 130, 340)];
    blocks.push(box(pen, { x, y: y - h, w, h: h + 10 }, { fill: fills.wall, lift: 6 }));
    blocks.push(panes(pen, { x, y: y - h, w, h }, fills.pane));
    x += w + between(pen, 4, 40);
  }
  return blocks.join('');
}

function panes(pen: Pen, block: Box, fill: string): string {
  const columns = Math.floor(block.w / 46);
  return times(columns * Math.floor(block.h / 54), (n) => {
    if (pen.random() <= 0.35) return '';
    const [x, y] = [block.x + 18 + (n % columns) * 44, block.y + 24 + Math.floor(n / columns) * 54];
    return box(pen, { x, y, w: 20, h: 26 }, { fill });
  }).join('');
}
