import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { revisionFields, type ReviewRules, type RevisionField } from '../../contract/review-policy';
import { useFieldNames, useSay } from './words';

type Weights = ReviewRules['weights'];
type Props = { readonly weights: Weights; readonly onChange: (weights: Weights) => void };

const WEIGHTS = ['material', 'wording', 'technical'] as const;

const Matrix = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;

  th,
  td {
    padding: 6px 4px;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: center;
    color: ${({ theme }) => theme.colors.neutral800};
  }
  th:first-child {
    text-align: start;
    font-weight: 400;
  }
  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  input {
    accent-color: ${({ theme }) => theme.colors.primary600};
    inline-size: 16px;
    block-size: 16px;
  }
`;

/** What an edit of each field leaves of the signatures. */
export function WeightsMatrix({ weights, onChange }: Props) {
  const say = useSay();
  const nameOf = useFieldNames();
  return (
    <Box>
      <Typography tag="h3" fontWeight="bold">
        {say('rules.weights')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={2}>
        {say('rules.weights.hint')}
      </Typography>
      <Matrix>
        <thead>
          <tr>
            <th scope="col">{say('rules.field')}</th>
            {WEIGHTS.map((weight) => (
              <th key={weight} scope="col">
                {say(`weight.${weight}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {revisionFields.map((field) => (
            <Field key={field} field={field} name={nameOf(field)} weights={weights} onChange={onChange} />
          ))}
        </tbody>
      </Matrix>
    </Box>
  );
}

function Field({ field, name, weights, onChange }: Props & { readonly field: RevisionField; readonly name: string }) {
  const say = useSay();
  const now = weights[field] ?? 'material';
  return (
    <tr>
      <th scope="row">{name}</th>
      {WEIGHTS.map((weight) => (
        <td key={weight}>
          <input
            type="radio"
            name={`weight-${field}`}
            aria-label={`${name} · ${say(`weight.${weight}`)}`}
            checked={now === weight}
            onChange={() => onChange({ ...weights, [field]: weight })}
          />
        </td>
      ))}
    </tr>
  );
}
