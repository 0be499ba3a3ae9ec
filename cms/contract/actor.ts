/** A member of staff who signed in to the admin. */
export type StaffActor = {
  readonly kind: 'staff';
  /** The person's id, stable over renames and new log-ins. */
  readonly id: string;
  readonly name: string;
  readonly station: string;
  /** The stations this person may see: their own and those below it. */
  readonly stations: readonly string[];
  readonly roles: readonly string[];
  /** Set while somebody stands in for another person by the duty roster. */
  readonly onBehalfOf?: string;
};

/** A viewer or trainee of the news app. */
export type ReaderActor = {
  readonly kind: 'reader';
  readonly id: string;
  readonly name: string;
  readonly station: string;
  /** The sign-in that the request came by, on one device. */
  readonly session?: string;
};

/** The machine itself: a job, a tick, a migration. It may draft and warn, and never signs. */
export type SystemActor = {
  readonly kind: 'system';
  readonly id: string;
  readonly name: string;
  readonly station: string;
};

/** Whoever did something: the ledger and every use case want one. */
export type Actor = StaffActor | ReaderActor | SystemActor;

/** What a part of the product does by itself, at the station that it is done for. */
export const theHouse = (part: string, station: string): SystemActor => ({
  ...{ kind: 'system', id: part, name: part, station },
});
