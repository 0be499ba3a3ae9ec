/** The host serves the app itself, so every address is its own. */
export function host(): string {
  return window.location.origin;
}
