import { Choice } from '../reach/choice';
import { useSay } from './words';

type Props = { readonly value: number; readonly onChange: (importance: number) => void };

/** How much weight a lead has (分量). */
export function ImportanceChoice({ value, onChange }: Props) {
  const say = useSay();
  return (
    <Choice
      label={say('field.importance')}
      value={String(value)}
      options={([1, 2, 3] as const).map((one) => [String(one), say(`importance.${one}`)])}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
