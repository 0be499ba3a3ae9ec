/** A phone has no page title. */
export function setPageTitle(_title: string): void {}
export function setPageLook(_look: {
  readonly language: string;
  readonly paper: string;
  readonly scheme: string;
  readonly mourning: boolean;
}): void {}
