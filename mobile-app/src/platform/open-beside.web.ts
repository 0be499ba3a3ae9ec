/** Opens a page in a window of its own, so that what plays here goes on; false where the browser holds windows back. */
export function openBeside(url: string): Promise<boolean> {
  const opened = window.open(url, '_blank');
  if (opened) opened.opener = null;
  return Promise.resolve(opened !== null);
}
