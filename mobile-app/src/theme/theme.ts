import tokens from './tokens.json';
import { withoutChroma } from './chroma';

export type Scheme = 'light' | 'dark';
export type Colour = keyof (typeof tokens.colour)['light'];
export type TextSize = keyof (typeof tokens.type)['standard'];
export type Step = keyof typeof tokens.space;

export interface Look {
  readonly scheme: Scheme;
  readonly elder: boolean;
  readonly mourning: boolean;
  readonly chinese: boolean;
}

export interface Theme extends Look {
  readonly colour: Readonly<Record<Colour, string>>;
  readonly size: Readonly<Record<TextSize, number>>;
  /** Least height and width of anything a finger is meant to hit. */
  readonly target: number;
  readonly leading: { readonly tight: number; readonly label: number; readonly body: number };
  readonly space: typeof tokens.space;
  readonly radius: typeof tokens.radius;
  readonly face: typeof tokens.face;
  readonly motion: typeof tokens.motion;
  readonly shadow: string;
}

function coloursOf(look: Look): Readonly<Record<Colour, string>> {
  const palette = tokens.colour[look.scheme];
  if (!look.mourning) return palette;
  const grey = Object.entries(palette).map(([role, hex]) => [role, withoutChroma(hex)]);
  return Object.fromEntries(grey) as Record<Colour, string>; // same keys as the palette it was mapped from
}

/** One look in, one full set of values out: no component ever asks for the mode, only for the value. */
export function buildTheme(look: Look): Theme {
  return {
    ...look,
    colour: coloursOf(look),
    size: look.elder ? tokens.type.elder : tokens.type.standard,
    target: look.elder ? tokens.target.elder : tokens.target.standard,
    leading: { ...tokens.leading, body: look.chinese ? tokens.leading.body.zh : tokens.leading.body.en },
    space: tokens.space,
    radius: tokens.radius,
    face: tokens.face,
    motion: tokens.motion,
    shadow: tokens.shadow,
  };
}

export type Width = 'phone' | 'tablet' | 'desk';

/** Which of the three page plans a window of this width gets. */
export function widthOf(pixels: number): Width {
  if (pixels >= tokens.width.desk) return 'desk';
  return pixels >= tokens.width.tablet ? 'tablet' : 'phone';
}

export const gutters = tokens.gutter;
export const widths = tokens.width;
