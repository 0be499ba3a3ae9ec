import type { Manifest } from '../../contract';

/** Excel on Chinese systems reads UTF-8 only behind this mark. */
const MARK = '\uFEFF';

/** A cell that no spreadsheet takes for a formula. */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

/** What the supplier packs, as a table that opens in a spreadsheet. */
export function manifestFile({ point, title, spec, units, orders }: Manifest, heads: readonly [string, string]): Blob {
  const lines = [
    [point.point, point.detail, point.name],
    [title['zh-Hans'] ?? '', spec, String(units)],
    heads,
    ...orders.map(({ number, quantity }) => [number, String(quantity)]),
  ];
  return new Blob([MARK + lines.map((line) => line.map(cell).join()).join('\r\n')], { type: 'text/csv' });
}
