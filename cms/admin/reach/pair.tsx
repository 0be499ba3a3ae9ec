import { Grid, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Row } from './dialog';
import type { Both } from './spoken';

type Props = {
  readonly label: string;
  readonly value: Both;
  readonly onChange: (value: Both) => void;
  readonly required?: boolean;
};

/** Two fields for words in both languages. */
export function PairOfWords({ label, value, onChange, required = false }: Props) {
  const { formatMessage } = useIntl();
  return (
    <Grid.Root gap={4}>
      {(['zh-Hans', 'en'] as const).map((language) => (
        <Grid.Item key={language} col={6} xs={12} alignItems="stretch" direction="column">
          <Row label={`${label} · ${formatMessage({ id: `cms.reach.in.${language}` })}`} required={required}>
            <TextInput
              lang={language}
              value={value[language]}
              required={required}
              onChange={(event: { target: { value: string } }) =>
                onChange({ ...value, [language]: event.target.value })
              }
            />
          </Row>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
