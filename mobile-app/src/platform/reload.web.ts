/** Opens the page anew where there is a net: without one the same would come again, and what was typed would be gone. */
export function reload(): void {
  if (navigator.onLine) window.location.reload();
}
