// Pictures for the lab, drawn in cut paper with two inks each. Real stations have photographs; these only have to crop and load.
const SCENES = {
  field: (a, b) =>
    `<circle cx="930" cy="170" r="84" fill="${a}"/>` +
    [0, 1, 2, 3, 4, 5, 6]
      .map(
        (i) =>
          `<path d="M${-200 + i * 240} 800 Q${420 + i * 60} 480 640 380" stroke="${b}" stroke-width="${26 - i}" fill="none" opacity=".8"/>`,
      )
      .join('') +
    `<path d="M0 380 Q300 300 640 372 T1200 350 V400 H0Z" fill="${b}"/>`,
  river: (a, b) =>
    `<path d="M0 300 L260 120 L460 280 L700 90 L1000 290 L1200 200 V420 H0Z" fill="${b}" opacity=".85"/>` +
    `<path d="M0 420 C300 380 420 520 700 470 S1050 420 1200 480 V800 H0Z" fill="${a}"/>` +
    [0, 1, 2]
      .map(
        (i) =>
          `<path d="M${120 + i * 330} ${560 + i * 60} q60 -24 120 0 t120 0" stroke="#fff" stroke-width="7" fill="none" opacity=".7"/>`,
      )
      .join(''),
  market: (a, b) =>
    [0, 1, 2, 3]
      .map(
        (i) =>
          `<path d="M${i * 300} 330 h300 l-36 130 h-228z" fill="${i % 2 ? a : b}"/><rect x="${i * 300 + 40}" y="460" width="220" height="240" fill="${b}" opacity=".25"/>`,
      )
      .join('') +
    [0, 1, 2, 3, 4, 5, 6, 7]
      .map((i) => `<circle cx="${90 + i * 145}" cy="640" r="46" fill="${i % 2 ? b : a}"/>`)
      .join(''),
  kiln: (a, b) =>
    `<path d="M250 720 V430 a350 330 0 0 1 700 0 V720Z" fill="${b}"/><path d="M450 720 V540 a150 150 0 0 1 300 0 V720Z" fill="#141210"/>` +
    `<path d="M600 470 c40 90 90 110 90 190 a90 90 0 0 1 -180 0 c0 -50 30 -70 50 -110 c10 30 30 40 34 40 c-10 -40 -10 -80 6 -120z" fill="${a}"/>`,
  face: (a, b) =>
    `<circle cx="600" cy="330" r="170" fill="${a}"/><path d="M240 800 a360 300 0 0 1 720 0z" fill="${b}"/><path d="M430 300 a170 170 0 0 1 340 0 q-170 -80 -340 0z" fill="#1C1917"/>`,
};

const PAIRS = [
  ['#D9772B', '#2F5D50'],
  ['#C8452B', '#274B6D'],
  ['#B88A2E', '#5A3A2E'],
  ['#3F7D6B', '#8A3B2A'],
];

export const SCENE_NAMES = Object.keys(SCENES);

export function drawPicture(scene, pair, width) {
  const [a, b] = PAIRS[pair % PAIRS.length];
  const inside = (SCENES[scene] ?? SCENES.field)(a, b);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.round((width * 2) / 3)}" viewBox="0 0 1200 800"><rect width="1200" height="800" fill="#F1E7D6"/>${inside}</svg>`;
}

const BLUR = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><rect width="3" height="2" fill="#E6DAC6"/></svg>')}`;

/** A picture as the contract describes it. */
export function pictureOf(index, alt, more = {}) {
  const scene = SCENE_NAMES[index % SCENE_NAMES.length];
  const sources = ['webp', 'jpeg'].flatMap((format) =>
    [480, 960, 1440].map((width) => ({ url: `/uploads/lab/${scene}-${index % 4}-${width}.${format}`, width, format })),
  );
  return {
    alt,
    caption: null,
    credit: null,
    width: 1200,
    height: 800,
    focal: { x: 0.5, y: 0.5 },
    blur: BLUR,
    aiGenerated: false,
    sources,
    ...more,
  };
}
