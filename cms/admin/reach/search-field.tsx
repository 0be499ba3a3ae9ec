import { Searchbar } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

/** The design system's button that empties the field is smaller than a finger needs. */
const Finger = styled.div`
  button {
    min-width: 24px;
    min-height: 24px;
  }
`;

type Props = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Where more is to be done than to empty the field. */
  readonly onClear?: () => void;
  readonly size?: 'S' | 'M';
};

/** A field for words that are looked for. Its label stands in it while it is empty. */
export function SearchField({ name, label, value, onChange, onClear = () => onChange(''), size = 'M' }: Props) {
  const { formatMessage } = useIntl();
  return (
    <Finger>
      <Searchbar
        name={name}
        size={size}
        clearLabel={formatMessage({ id: 'cms.reach.clear' })}
        placeholder={label}
        value={value}
        onChange={({ target }: { readonly target: { readonly value: string } }) => onChange(target.value)}
        onClear={onClear}
      >
        {label}
      </Searchbar>
    </Finger>
  );
}
