import { verify, type AnyMachine } from '../kernel';

/** A table of states that would let something get stuck; the message names each fault, so that no host runs on it. */
export class UnsoundMachine extends Error {
  override name = 'UnsoundMachine';
}

/** Refuses to go on with a machine that is not sound: found at the start, not by the first item that gets stuck. */
export function refuseUnsound(machines: readonly AnyMachine[]): void {
  const problems = machines.flatMap((machine) => verify(machine));
  if (problems.length === 0) return;
  throw new UnsoundMachine(`The host does not start: ${problems.map(({ text }) => text).join('; ')}.`);
}
