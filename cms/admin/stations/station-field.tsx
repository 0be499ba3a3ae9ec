import { forwardRef } from 'react';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { Station } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';

/** What Strapi's editor hands to the input of a custom field. */
type Props = { readonly name: string; readonly label?: string; readonly hint?: string; readonly disabled?: boolean };

/**
 * The station of a document: chosen once, by whoever sees several, from names and not from memory. Empty means one's own, which
 * the host writes down; what has a station keeps it.
 */
export const StationField = forwardRef<HTMLDivElement, Props>(function StationField(props, ref) {
  const { name, label, hint, disabled = false } = props;
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const { value, initialValue, error, onChange } = useField<string | null>(name);
  const known = useReading<typeof NOTHING_YET>('/cms/stations').value ?? NOTHING_YET;
  const isSettled = Boolean(initialValue) || known.stations.length < 2;
  return (
    <Field.Root name={name} {...(hint && { hint })} {...(error && { error })}>
      <Field.Label>{label ?? formatMessage({ id: 'cms.people.station' })}</Field.Label>
      <SingleSelect
        ref={ref}
        value={value ?? known.own}
        disabled={disabled || isSettled}
        onChange={(chosen) => onChange(name, String(chosen))}
      >
        {known.stations.map((station) => (
          <SingleSelectOption key={station.slug} value={station.slug}>
            {spoken(station.name)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});

const NOTHING_YET: { readonly own: string; readonly stations: readonly Station[] } = { own: '', stations: [] };
