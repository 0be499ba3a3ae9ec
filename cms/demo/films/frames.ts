import { inksOf, type PaletteName } from '../pictures/inks';
import { hill, WIDTH } from '../pictures/landscape';
import { boat, water } from '../pictures/motifs/boats';
import { kilnGround, kilnWorks } from '../pictures/motifs/kiln';
import { smoke } from '../pictures/motifs/smoke';
import { place, randomFrom, ribbon, sheet, smooth, trace, type Pen } from '../pictures/paper-cut';
import { sky } from '../pictures/scene';

/** One film: how long it runs, how it sounds, and its picture at every second. */
export interface Film {
  readonly seconds: number;
  readonly sound: string;
  readonly frame: (second: number) => string;
}

/** 16:9 out of the 3:2 sheet: a little of the sky and of the foreground is left out. */
function frameOf(pieces: string, top: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${top} 1600 900" width="960" height="540">${pieces}</svg>`;
}

/** Each layer has its own hand with its own seed, so it is cut alike in every frame however the others move. */
function hand(layer: string, inks: PaletteName): Pen {
  return { random: randomFrom(layer), ink: inksOf(inks) };
}

function bird(second: number, at: { x: number; y: number; beat: number }): string {
  const pen = hand('bird', 'liutang-news');
  const lift = 0.35 + 0.55 * Math.sin(second * at.beat);
  const wings = smooth(
    trace(`-1,${-lift} -.45,${-lift * 0.55} 0,0 .45,${-lift * 0.55} 1,${-lift}`, { ...at, unit: 30 }),
  );
  return ribbon(pen, { along: wings, width: (t) => 2 + 7 * Math.sin(Math.PI * t) }, { fill: pen.ink.dark });
}

function river(second: number): string {
  const ink = inksOf('liutang-news');
  const far = hand('river-hills', 'liutang-news');
  const back =
    sky(far, 'dusk', { x: 470, y: 290 + second * 3, r: 130 }) +
    hill(far, { y: 430, rise: 240, crests: 3 }, { fill: ink.b[2] }) +
    hill(far, { y: 520, rise: 150, crests: 2 }, { fill: ink.a[3] });
  const stream = place(water(hand('river-water', 'liutang-news'), 570, ink.a[2]), {
    x: Math.sin(second * 0.63) * 24,
    y: 0,
  });
  const ground = `<path d="M0 570H${WIDTH}V1067H0Z" fill="${ink.a[2]}"/>`;
  const drift = { x: 330 + second * 92, y: 800 + Math.sin(second * 1.9) * 5, turn: Math.sin(second * 1.4) * 0.9 };
  const craft = place(boat(hand('river-boat', 'liutang-news'), { x: 0, y: 0, w: 520 }), drift);
  const birds = [0, 1, 2].map((n) =>
    bird(second, { x: 980 + n * 74 - second * 26, y: 300 + n * 28 - second * 6, beat: 6 + n }),
  );
  return frameOf(back + ground + stream + birds.join('') + craft, 110);
}

function kiln(second: number): string {
  const ink = inksOf('culture');
  const fumes = smoke(hand('kiln-smoke', 'culture'), { x: 1372, y: 330, drift: -112, climb: 34, time: second * 0.7 }, [
    ink.paper,
    ink.a[0],
    ink.a[1],
  ]);
  const flame = hand('kiln-flame', 'culture');
  const height = 108 + 22 * Math.sin(second * 7.1) + 12 * Math.sin(second * 12.7);
  const tongue = smooth(trace(`-.5,.3 -.3,-.35 -.05,-.75 .2,-.3 .48,.3`, { x: 318, y: 885, unit: height }));
  return frameOf(
    kilnGround(hand('kiln-ground', 'culture'), 'noon') +
      fumes +
      kilnWorks(hand('kiln-works', 'culture'), { hour: 'noon', way: 0 }) +
      sheet(flame, tongue, { fill: ink.b[2] }),
    40,
  );
}

/** The demo's films by key; posters and words stand in database/demo/films.json. */
export const films: Readonly<Record<string, Film>> = {
  'river-evening': {
    seconds: 10,
    sound: 'anoisesrc=color=brown:amplitude=0.16:seed=7,lowpass=f=620,tremolo=f=0.25:d=0.6',
    frame: river,
  },
  'kiln-smoke': {
    seconds: 10,
    sound: 'anoisesrc=color=brown:amplitude=0.2:seed=11,lowpass=f=320,tremolo=f=5.2:d=0.35',
    frame: kiln,
  },
};
