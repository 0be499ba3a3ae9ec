import { useBorrowed, type PartLoader, type ReservePartProps } from './watch-parts';

interface Props extends ReservePartProps {
  readonly load: PartLoader<ReservePartProps> | null;
}

/** Being told when it begins (预约), where the house has that. */
export function ReservePart({ load, session }: Props) {
  const { part } = useBorrowed(load);
  return typeof part === 'object' ? <part.Part session={session} /> : null;
}
