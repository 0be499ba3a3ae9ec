/** What placing has to know of a group, under its lock. */
export type GroupFacts = {
  readonly id: string;
  readonly station: string;
  readonly offer: string;
  readonly region: string;
  readonly isOpen: boolean;
};
