/** Takes query and fragment out of the address: neither the history nor a bookmark nor a picture of the screen shall keep them. */
export function hideQuery(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname);
}

/** A link put into the address of a page that is open changes only what stands after `#`, which loads nothing by itself. */
export function openAgain(): () => void {
  const again = () => {
    if (window.location.hash.includes('token=')) window.location.reload();
  };
  window.addEventListener('hashchange', again);
  return () => window.removeEventListener('hashchange', again);
}
