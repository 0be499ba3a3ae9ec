/** The till takes the place of the page: a window that opens by itself after an answer would be held back by the browser. */
export function openTill(url: string): Promise<boolean> {
  window.location.assign(url);
  return Promise.resolve(true);
}
