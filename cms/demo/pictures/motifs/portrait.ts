import { bust } from '../faces';
import { ground, hill } from '../landscape';
import { disc } from '../paper-cut';
import { depth, sky, type Motif } from '../scene';

/** A face that fills the picture, before a place that belongs to the person. */
export const portrait: Motif = (pen, as) => {
  const { a, b, paper } = pen.ink;
  const tone = depth(pen, as.hour);
  const people = [
    { hair: 'grey', top: 'straw', dress: 'round', coat: a[4] },
    { hair: 'bun', dress: 'apron', coat: b[4] },
    { hair: 'short', dress: 'collar', glasses: true, coat: a[4] },
    { hair: 'grey', dress: 'coat', beard: true, glasses: true, coat: a[3] },
    { hair: 'long', dress: 'vest', top: 'helmet', coat: a[4] },
    { hair: 'short', dress: 'vest', top: 'cap', coat: a[4] },
    { hair: 'bob', dress: 'coat', coat: paper },
  ] as const;
  const who = people[as.way % people.length] ?? people[0];
  const back =
    as.way % 2 === 0
      ? sky(pen, as.hour, { x: 1180, y: 300, r: 190 }) +
        hill(pen, { y: 600, rise: 260, crests: 2 }, { fill: tone.far }) +
        hill(pen, { y: 800, rise: 160, crests: 3 }, { fill: tone.mid })
      : ground(a[1]) + disc(pen, { x: 760, y: 520, rx: 470 }, { fill: a[0], lift: 10 });
  return back + bust(pen, { x: as.way % 2 === 0 ? 640 : 780, y: 640, r: 172 }, who);
};
