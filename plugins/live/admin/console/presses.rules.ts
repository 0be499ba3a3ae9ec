/** A press that the host has not settled: what it changes on the page is drawn over what the host said last. */
export type Press<View> = { readonly id: string; readonly change: (view: View) => View };

/** What the host said last, and what was pressed since (乐观更新). */
export type Pressing<View> = { readonly said: View; readonly open: readonly Press<View>[] };

/** Nothing pressed yet. */
export const unpressed = <View>(said: View): Pressing<View> => ({ said, open: [] });

/** What the page shows: every press at once, in the order in which they were made. */
export const shownOf = <View>({ said, open }: Pressing<View>): View =>
  open.reduce((view, { change }) => change(view), said);

/** Somebody pressed. */
export const pressed = <View>({ said, open }: Pressing<View>, press: Press<View>): Pressing<View> => ({
  said,
  open: [...open, press],
});

/** The host took it: what it changed is a fact now, also when the telling of it comes later. */
export function taken<View>({ said, open }: Pressing<View>, id: string): Pressing<View> {
  const press = open.find((one) => one.id === id);
  return press ? { said: press.change(said), open: open.filter((one) => one !== press) } : { said, open };
}

/** The host refused it: the page shows what was before, and the others stay pressed. */
export const refused = <View>({ said, open }: Pressing<View>, id: string): Pressing<View> => ({
  said,
  open: open.filter((one) => one.id !== id),
});

/** The host told something, or was read anew. */
export const told = <View>({ said, open }: Pressing<View>, hear: (view: View) => View): Pressing<View> => ({
  said: hear(said),
  open,
});

/** For how long a pin can be taken back by one key. */
export const UNDO_MS = 5_000;

/** Whether what was done at a moment can still be taken back. */
export const isUndoable = (doneAt: number | undefined, now: number): boolean =>
  doneAt !== undefined && now - doneAt <= UNDO_MS;

/** How long the first of two presses waits for the second. */
export const ARMED_MS = 4_000;

/** Two presses within this are one hand that trembled. */
export const TREMBLE_MS = 300;

/** A button that is pressed twice to do what cannot be undone (两步确认). */
export type TwoStep = { readonly armedAt: number | undefined; readonly isFired: boolean };

/** One more press on a button of two steps. */
export function pressTwice({ armedAt }: Pick<TwoStep, 'armedAt'>, now: number): TwoStep {
  if (armedAt === undefined || now - armedAt > ARMED_MS) return { armedAt: now, isFired: false };
  if (now - armedAt < TREMBLE_MS) return { armedAt, isFired: false };
  return { armedAt: undefined, isFired: true };
}
