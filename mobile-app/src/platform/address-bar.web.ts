/** Takes query and fragment out of the address: neither the history nor a bookmark nor a picture of the screen shall keep them. */
export function hideQuery(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname);
}
