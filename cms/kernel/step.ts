import { Bug, type Result } from './result';

/** One effect outside the database, and how to take it back. */
export interface Step<Input, Output> {
  readonly name: string;
  readonly run: (input: Input) => Promise<Output>;
  /** Receives exactly what `run` returned. */
  readonly undo: (output: Output) => Promise<void>;
}

/** Runs a step and remembers how to undo it. */
export type RunStep = <Input, Output>(step: Step<Input, Output>, input: Input) => Promise<Output>;

/** Effects that could not be taken back stand in the world: somebody has to look. `errors[0]` is what went wrong first. */
export class UndoFailed extends AggregateError {
  override readonly name = 'UndoFailed';
  /** The steps whose effects are still there, latest first. */
  readonly standing: readonly string[];

  constructor(first: unknown, failures: readonly { readonly step: string; readonly error: unknown }[]) {
    const standing = failures.map(({ step }) => step);
    super([first, ...failures.map(({ error }) => error)], `could not undo ${standing.join(', ')}`, { cause: first });
    this.standing = standing;
  }
}

/** Declares an effect outside the database with its compensation. */
export function step<Input, Output>(definition: Step<Input, Output>): Step<Input, Output> {
  return definition;
}

/**
 * Runs effects outside the database. When the work refuses or throws, what it did so far is undone, latest first, and the
 * refusal or error comes out as it was. A `run` that throws is not undone, for nobody knows what it left: make it atomic.
 */
export async function withUndo<T, E>(work: (run: RunStep) => Promise<Result<T, E>>): Promise<Result<T, E>> {
  const done: { readonly name: string; readonly undo: () => Promise<void> }[] = [];
  const running = new Set<Promise<unknown>>();
  let over = false;

  const run: RunStep = async ({ name, run: act, undo }, input) => {
    if (over) throw new Bug(`step ${name} was started after its work had ended`);
    const acting = act(input).then((output) => {
      done.push({ name, undo: () => undo(output) });
      return output;
    });
    running.add(acting);
    return acting;
  };

  const undoAll = async (first: unknown): Promise<void> => {
    over = true;
    // Steps started side by side may still be acting; what they finish has to be undone as well.
    await Promise.allSettled(running);
    const failures: { readonly step: string; readonly error: unknown }[] = [];
    for (const { name, undo } of done.reverse()) {
      await undo().catch((error: unknown) => failures.push({ step: name, error }));
    }
    if (failures.length > 0) throw new UndoFailed(first, failures);
  };

  const result = await work(run).catch(async (error: unknown) => {
    await undoAll(error);
    throw error;
  });
  over = true;
  if (!result.ok) await undoAll(result.error);
  return result;
}
