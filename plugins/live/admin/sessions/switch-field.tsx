import { Checkbox } from '@strapi/design-system';

type Props = { readonly label: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void };

/** Something that is or is not, with its words beside it. */
export function SwitchField({ label, isOn, onChange }: Props) {
  return (
    <Checkbox checked={isOn} onCheckedChange={(checked: boolean | 'indeterminate') => onChange(checked === true)}>
      {label}
    </Checkbox>
  );
}
