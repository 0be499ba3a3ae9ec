/** A phone shows no address. */
export function hideQuery(): void {}

/** Apps are handed each link as it is opened; nothing has to be listened for. */
export function openAgain(): () => void {
  return () => undefined;
}
