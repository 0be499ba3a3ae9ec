/** An answer that takes longer than this is felt. */
export const ANSWER_MS = 150;

/** What the browser keeps of each press: until it was seen, and until the host had answered. */
export const SHOWN = 'live-console.shown';
/** Until the host had answered. */
export const ANSWERED = 'live-console.answered';

/** A press that is being measured. */
export type Measured = { readonly answered: () => number };

/** Measures a press by the browser's own clock; tests and anybody's developer tools read it there. */
export function measured(deed: string): Measured {
  const start = performance.now();
  // The frame after the next one begins when the change has been painted.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => performance.measure(SHOWN, { start, end: performance.now(), detail: { deed } })),
  );
  return {
    answered: () => performance.measure(ANSWERED, { start, end: performance.now(), detail: { deed } }).duration,
  };
}
