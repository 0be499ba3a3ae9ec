import type { HostDeed, LiveHost } from '../../contract';

/** How often the page of whoever is on duty says that the label is seen; three may be lost before the picture goes. */
export const BEAT_EVERY = 15_000;

/** The machines that somebody watches over now. */
export const watchedBy = (hosts: readonly LiveHost[], person: string | undefined): readonly LiveHost[] =>
  hosts.filter(
    ({ kind, duty, state }) =>
      kind === 'digital-human' &&
      duty?.person === person &&
      (state === 'waiting' || state === 'speaking' || state === 'faded'),
  );

/** What may be pressed on a host besides the stop, which has a button of its own; letting a machine speak is for who is on duty. */
export function deedsOn(host: LiveHost, person: string | undefined): readonly Exclude<HostDeed, 'stop'>[] {
  const possible = (['begin', 'return', 'end', 'clear', 'remove'] as const).filter((deed) =>
    host.allowedEvents.includes(deed),
  );
  const isMine = host.kind !== 'digital-human' || host.duty?.person === person;
  return possible.filter((deed) => isMine || (deed !== 'begin' && deed !== 'return'));
}

/** Whether the red button is there. */
export const isStoppable = ({ kind, state, allowedEvents }: LiveHost): boolean =>
  allowedEvents.includes('stop') && (kind === 'digital-human' || state === 'speaking');
