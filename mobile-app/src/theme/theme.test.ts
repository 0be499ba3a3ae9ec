import tokens from './tokens.json';
import { contrast, luminance, withoutChroma } from './chroma';
import { markInks } from './mark-inks';
import { buildTheme, widthOf, type Colour, type Look, type Scheme } from './theme';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const WORDS: readonly Colour[] = ['ink', 'inkSoft', 'ember', 'proof', 'wait', 'stop'];
const GROUNDS: readonly Colour[] = ['paper', 'sheet'];
const looks: readonly Look[] = SCHEMES.flatMap((scheme) =>
  [true, false].flatMap((elder) => [true, false].map((mourning) => ({ scheme, elder, mourning, chinese: true }))),
);

describe.each(looks)('$scheme, elder $elder, mourning $mourning', (look) => {
  const theme = buildTheme(look);

  it.each(GROUNDS.flatMap((ground) => WORDS.map((ink) => [ink, ground] as const)))(
    '%s on %s reads at 4.5:1',
    (ink, ground) => {
      expect(contrast(theme.colour[ink], theme.colour[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('has a label readable on the brand colour', () => {
    expect(contrast(theme.colour.onEmber, theme.colour.ember)).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps the line height of the elder-friendly rule', () => {
    expect(Math.min(theme.leading.tight, theme.leading.label, theme.leading.body)).toBeGreaterThanOrEqual(1.3);
  });
});

it('gives elders main text of 22 and targets of 60', () => {
  const { size, target } = buildTheme({ scheme: 'light', elder: true, mourning: false, chinese: true });
  expect(Math.min(size.body, size.row, size.label, size.lead)).toBeGreaterThanOrEqual(22);
  expect(Math.min(...Object.values(size))).toBeGreaterThanOrEqual(18);
  expect(target).toBeGreaterThanOrEqual(60);
});

it.each(SCHEMES)('mourning takes the chroma out of %s and leaves the light', (scheme) => {
  for (const hex of Object.values(tokens.colour[scheme])) {
    const grey = withoutChroma(hex);
    expect(grey).toMatch(/^#([0-9A-F]{2})\1\1$/);
    expect(Math.abs(luminance(grey) - luminance(hex))).toBeLessThan(0.005);
  }
});

it.each([
  [
    ['#B83214', '#FFF4E6'],
    ['#B83214', '#FFF4E6'],
  ],
  [
    ['#0F5C6B', '#B83214'],
    ['#0F5C6B', '#FFFFFF'],
  ],
  [undefined, ['#B83214', '#FFFFFF']],
])('a mark in %j is drawn in %j', (inks, drawn) => expect(markInks(inks)).toEqual(drawn));

it.each([
  [390, 'phone'],
  [639, 'phone'],
  [640, 'tablet'],
  [1024, 'desk'],
] as const)('%d pixels is a %s', (pixels, width) => expect(widthOf(pixels)).toBe(width));
