import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import type { Option } from './choice';
import { Row } from './dialog';
import { useListed } from './listed';

type Props = {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (value: readonly string[]) => void;
  readonly hint?: string;
  readonly required?: boolean;
  /** What holds while nothing is chosen. */
  readonly placeholder?: string;
  readonly disabled?: boolean;
};

/** Several out of a list, named in a line in the order of their choice: the design system's tags have buttons that nothing names. */
export function Several({ label, value, options, onChange, hint, required = false, ...rest }: Props) {
  const listed = useListed();
  const words = new Map(options);
  return (
    <Row label={label} required={required} {...(hint === undefined ? {} : { hint })}>
      <MultiSelect
        {...rest}
        value={[...value]}
        customizeContent={(chosen = []) => listed(chosen.map((one) => words.get(one) ?? one))}
        onChange={(chosen: string[]) => onChange(chosen)}
      >
        {options.map(([option, text]) => (
          <MultiSelectOption key={option} value={option}>
            {text}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Row>
  );
}
