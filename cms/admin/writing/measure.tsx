import { Typography } from '@strapi/design-system';
import { linesOf, measure, type FormValues } from './form-words';
import { useSay } from './words';

/** How long the body is, and how long it takes to read. */
export function Measure({ values }: { readonly values: FormValues }) {
  const say = useSay();
  const { words, minutes } = measure(linesOf(values['body']));
  return (
    <Typography tag="p" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {say('measure', { words, minutes })}
    </Typography>
  );
}
