import type { Manifest } from '../../contract';

/** What the supplier packs for one point, line by line: where it goes, what it is, and one line for each order. */
export function manifestLines(
  { point, title, spec, units, orders }: Manifest,
  heads: readonly [number: string, quantity: string],
): readonly (readonly string[])[] {
  return [
    [point.point, point.detail, point.name],
    [title['zh-Hans'] ?? '', spec, String(units)],
    heads,
    ...orders.map(({ number, quantity }) => [number, String(quantity)]),
  ];
}
