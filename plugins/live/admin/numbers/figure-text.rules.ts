import type { FigureUnit } from '../../contract';

const FEN = 100;
const MINUTE = 60;

const plain = (value: number): string => Math.round(value).toLocaleString('en');

/** Fen as yuan, the way a price tag says them. */
export const yuanText = (fen: number): string => {
  const digits = String(Math.abs(Math.round(fen))).padStart(3, '0');
  return `${fen < 0 ? '−' : ''}¥${Number(digits.slice(0, -2)).toLocaleString('en')}.${digits.slice(-2)}`;
};

/** Seconds as a clock writes them, `1:05` or `1:02:05`. */
export function clockText(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [
    Math.floor(whole / (MINUTE * MINUTE)),
    Math.floor(whole / MINUTE) % MINUTE,
    whole % MINUTE,
  ];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const WRITTEN: Readonly<Record<FigureUnit, (value: number) => string>> = {
  people: plain,
  times: plain,
  seconds: clockText,
  fen: yuanText,
  share: (value) => `${(value * FEN).toFixed(2)}%`,
  'per-thousand': (value) => `${value.toFixed(1)}‰`,
};

/** A figure as it is written; what cannot be said is a dash, never nought. */
export const figureText = (value: number | null, unit: FigureUnit): string =>
  value === null ? '—' : WRITTEN[unit](value);

/** A share of what came before it in a funnel, in percent; nothing of nothing. */
export const shareText = (part: number, whole: number): string =>
  whole > 0 ? `${((part / whole) * FEN).toFixed(1)}%` : '—';

/** Reads `1:05`, `1:02:05` or plain seconds as somebody types them; undefined where it is none. */
export function secondsOf(text: string): number | undefined {
  const parts = text.trim().split(':');
  const isClock = parts.length <= 3 && parts.every((part) => /^\d{1,6}$/.test(part));
  return isClock ? parts.reduce((sum, part) => sum * MINUTE + Number(part), 0) : undefined;
}
