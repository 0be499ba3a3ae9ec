/** As it is said to whoever waits: whole minutes, and never none. */
export const minutesOf = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));
