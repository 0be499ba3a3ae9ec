/** Sheets of labels on A4 as shops for paper have them 整张标签: how many stand beside and below each other, in millimetres. */
export const sheets = {
  24: { columns: 3, rows: 8, width: 70, height: 37, code: 31 },
  40: { columns: 4, rows: 10, width: 52.5, height: 29.7, code: 24 },
} as const;

/** How many labels a sheet has. */
export type SheetSize = keyof typeof sheets;

const A4 = { width: 210, height: 297 };

/** Reads the size from an address; what is none is the larger label. */
export const sheetOf = (word: string | null): SheetSize => (word === '40' ? 40 : 24);

/** What is left of the paper above and beside the labels, half of it on each side. */
export function marginOf(size: SheetSize): { readonly top: number; readonly left: number } {
  const { columns, rows, width, height } = sheets[size];
  return { top: (A4.height - rows * height) / 2, left: (A4.width - columns * width) / 2 };
}
