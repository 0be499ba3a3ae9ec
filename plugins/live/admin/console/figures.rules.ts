import type { FigureUnit } from '../../contract';
import { clockWords } from './clock.rules';
import { yuanOf } from './yuan.rules';

const WRITES: Readonly<Record<FigureUnit, (value: number) => string>> = {
  people: (value) => Math.round(value).toLocaleString('en-US'),
  times: (value) => Math.round(value).toLocaleString('en-US'),
  seconds: clockWords,
  fen: (value) => yuanOf(Math.round(value)),
  share: (value) => `${(value * 100).toFixed(1)}%`,
  'per-thousand': (value) => `${value.toFixed(1)}‰`,
};

/** A figure as it is written; what cannot be said is a dash, never nought. */
export const figureWords = (value: number | null, unit: FigureUnit): string =>
  value === null ? '–' : WRITES[unit](value);
