import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Row } from './dialog';

/** What can be chosen: its value, and the words for it. */
export type Option = readonly [value: string, text: string];

type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
};

/** One choice out of a list, with its label. */
export function Choice({ label, value, options, onChange, hint, disabled = false }: Props) {
  return (
    <Row label={label} {...(hint === undefined ? {} : { hint })}>
      <SingleSelect value={value} disabled={disabled} onChange={(chosen) => onChange(String(chosen))}>
        {options.map(([option, text]) => (
          <SingleSelectOption key={option} value={option}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Row>
  );
}
