/** Roles that change whatever their station writes; everybody else changes what they wrote themselves. */
const EDITS_ALL: readonly string[] = ['chief-editor', 'desk-head', 'editor', 'proofreader', 'super-admin'];

/** Whether somebody may hold and change a manuscript. */
export function mayWrite(roles: readonly string[], isAuthor: boolean): boolean {
  return isAuthor || roles.some((role) => EDITS_ALL.includes(role));
}
