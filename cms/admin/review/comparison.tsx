import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { FieldDiff } from '../../contract';
import { Faces, Nothing } from '../reach/faces';
import { useReading } from '../reach/use-reading';
import { BlockRows } from './block-rows';
import type { Which } from './reader';
import { Runs } from './runs';
import { useColumnNames } from './use-column-names';
import { useFieldNames, useSay } from './words';

type Props = { readonly of: Which; readonly from: number; readonly to: number; readonly sides?: boolean };

/** Two revisions word by word: the heaviest changes first. Beside each other or in one. */
export function Comparison({ of: { documentId, locale }, from, to, sides = false }: Props) {
  const say = useSay();
  const compared = useReading<{ readonly fields: readonly FieldDiff[] }>(
    `/cms/revisions/${documentId}/${locale}/compare?from=${from}&to=${to}`,
  );
  return (
    <Faces of={compared}>
      {({ fields }) =>
        fields.length === 0 ? (
          <Nothing>{say('compare.same')}</Nothing>
        ) : (
          <Box padding={sides ? 0 : 5}>
            {fields.map((field) => (
              <Field key={field.field} field={field} sides={sides} />
            ))}
          </Box>
        )
      }
    </Faces>
  );
}

type FieldProps = { readonly field: FieldDiff; readonly sides: boolean };

function Field({ field, sides }: FieldProps) {
  const say = useSay();
  const nameOf = useFieldNames();
  return (
    <Box tag="section" paddingBottom={6} aria-label={nameOf(field.field)}>
      <Flex gap={2} alignItems="baseline" paddingBottom={2}>
        <Typography tag="h3" fontWeight="bold">
          {nameOf(field.field)}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {say(`weight.${field.weight}`)}
        </Typography>
      </Flex>
      {field.blocks === null ? <Line field={field} sides={sides} /> : <BlockRows blocks={field.blocks} sides={sides} />}
    </Box>
  );
}

const CHOICES: readonly string[] = ['origin', 'aiDeclaration'];
const READ = { fontSize: '1.6rem', lineHeight: 1.75, overflowWrap: 'anywhere' } as const;

function Line({ field, sides }: FieldProps) {
  const say = useSay();
  const columns = useColumnNames();
  const { formatMessage } = useIntl();
  const wordOf = (text: string): string => {
    // A column is kept by its id, a choice by its key: neither says anything to people. The form names choices by their keys too.
    if (field.field === 'column') return columns(text);
    return CHOICES.includes(field.field) ? formatMessage({ id: text, defaultMessage: text }) : text;
  };
  const runs = field.runs.map((run) => ({ ...run, text: wordOf(run.text) }));
  if (runs.length === 0) return <Typography textColor="neutral600">{say('compare.unspoken')}</Typography>;
  if (!sides) {
    return (
      <p style={READ}>
        <Runs runs={runs} />
      </p>
    );
  }
  return (
    <Box style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16 }}>
      {(['older', 'newer'] as const).map((side) => (
        <p key={side} style={READ}>
          <Runs runs={runs} side={side} />
        </p>
      ))}
    </Box>
  );
}
