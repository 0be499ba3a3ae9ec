/** How people call an order: the end of its number, as the cashier says it too. */
export const shortNumber = (id: string): string => id.slice(-12);

/** Of what somebody typed or pasted, what can be an order's number or its end; nothing while it is too short to tell orders apart. */
export function numberIn(text: string): string {
  const number = text.toLowerCase().replace(/[^\da-f-]/g, '');
  return number.length < 4 ? '' : number.slice(-36);
}
