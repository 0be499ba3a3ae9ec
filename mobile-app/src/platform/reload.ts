/** On a phone all code is there from the start: there is nothing that opening anew would bring. */
export function reload(): void {}
