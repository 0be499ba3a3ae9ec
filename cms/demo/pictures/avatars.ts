import type { Person } from './faces';
import { bust } from './faces';
import type { Inks, PaletteName } from './inks';
import { disc, type Pen } from './paper-cut';

/** The side of an avatar; avatars are square. */
export const AVATAR_SIDE = 800;

/** A face without its coat: the coat's colour is a step of the palette. */
interface Sitter extends Omit<Person, 'coat'> {
  readonly inks: PaletteName;
  readonly coat: (ink: Inks) => string;
}

const cool = (ink: Inks): string => ink.a[4];
const warm = (ink: Inks): string => ink.b[4];
const deep = (ink: Inks): string => ink.dark;
const soft = (ink: Inks): string => ink.a[3];

/** Who wears what, by the key of the picture. */
export const sitters: Readonly<Record<string, Sitter>> = {
  'avatar-chief-editor': { inks: 'headlines', hair: 'grey', glasses: true, dress: 'coat', coat: cool },
  'avatar-desk-head': { inks: 'headlines', hair: 'bob', dress: 'collar', coat: warm },
  'avatar-editor': { inks: 'city-life', hair: 'short', glasses: true, dress: 'collar', coat: cool },
  'avatar-reporter': { inks: 'culture', hair: 'long', dress: 'vest', coat: cool },
  'avatar-proofreader': { inks: 'education', hair: 'bun', glasses: true, dress: 'round', coat: warm },
  'avatar-mcn-operator': { inks: 'sport', hair: 'bob', dress: 'round', coat: cool },
  'avatar-agent': { inks: 'economy', hair: 'short', dress: 'coat', coat: deep },
  'avatar-mentor': { inks: 'farming', hair: 'grey', beard: true, dress: 'round', coat: cool },
  'avatar-teacher': { inks: 'education', hair: 'long', glasses: true, dress: 'collar', coat: cool },
  'avatar-vetting-officer': { inks: 'health', hair: 'short', dress: 'coat', coat: soft },
  'avatar-panel-expert': { inks: 'ask-the-city', hair: 'bald', glasses: true, beard: true, dress: 'coat', coat: cool },
  'avatar-host': { inks: 'public-live', hair: 'long', dress: 'round', coat: warm },
  'avatar-field-controller': { inks: 'city-life', hair: 'short', top: 'cap', dress: 'vest', coat: deep },
  'avatar-shop-keeper': { inks: 'public-live', hair: 'bun', dress: 'apron', coat: cool },
  'avatar-after-sales-clerk': { inks: 'liutang-news', hair: 'bob', dress: 'collar', coat: warm },
  'avatar-finance': { inks: 'economy', hair: 'bob', glasses: true, dress: 'coat', coat: cool },
  'avatar-compliance-officer': { inks: 'ask-the-city', hair: 'short', dress: 'coat', coat: deep },
  'avatar-station-administrator': { inks: 'headlines', hair: 'short', dress: 'round', coat: soft },
  'avatar-qinghe-editor': { inks: 'qinghe-news', hair: 'bun', dress: 'collar', coat: cool },
  'avatar-qinghe-reporter': { inks: 'qinghe-news', hair: 'short', top: 'straw', dress: 'round', coat: warm },
  'avatar-qinghe-station-administrator': { inks: 'qinghe-news', hair: 'grey', dress: 'coat', coat: deep },
  'avatar-liutang-editor': { inks: 'liutang-news', hair: 'long', dress: 'coat', coat: cool },
  'avatar-liutang-reporter': { inks: 'liutang-news', hair: 'short', top: 'cap', dress: 'vest', coat: cool },
  'avatar-liutang-station-administrator': {
    inks: 'liutang-news',
    hair: 'bald',
    glasses: true,
    dress: 'collar',
    coat: warm,
  },
  'avatar-reader-1': { inks: 'health', hair: 'bun', dress: 'round', coat: warm },
  'avatar-reader-2': { inks: 'farming', hair: 'grey', top: 'straw', dress: 'round', coat: soft },
  'avatar-reader-3': { inks: 'sport', hair: 'bob', top: 'cap', dress: 'round', coat: warm },
};

/** Cuts one avatar: a ground of the thin ink, a disc behind the head, the person. */
export function avatar(pen: Pen, sitter: Sitter): string {
  const { a, b } = pen.ink;
  const ground = `<path d="M0 0H${AVATAR_SIDE}V${AVATAR_SIDE}H0Z" fill="${a[1]}"/>`;
  const halo = disc(pen, { x: 400, y: 370, rx: 310 }, { fill: b[1] });
  return ground + halo + bust(pen, { x: 400, y: 520, r: 122 }, { ...sitter, coat: sitter.coat(pen.ink) });
}
