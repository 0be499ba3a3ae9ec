/** Phones hold the app themselves; only the web has to keep its own shell for a start without a net. */
export function keepShell(): void {}
