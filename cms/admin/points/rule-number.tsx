import type { ReactNode } from 'react';
import { Box, NumberInput, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PointRuleBody } from '../../contract';

/** What each table of a rule is handed; without `change` it is only read. */
export type TableProps = {
  readonly rule: PointRuleBody;
  readonly change: ((part: Partial<PointRuleBody>) => void) | undefined;
};

const Numbers = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;

  th,
  td {
    padding: 6px 8px 6px 0;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
    color: ${({ theme }) => theme.colors.neutral800};
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  th:first-child,
  td:first-child {
    text-align: start;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  tbody th {
    font-weight: 400;
  }
  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 400;
  }
`;

type NumberTableProps = {
  readonly title: string;
  readonly hint: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
};

/** A part of a rule: what it is, how it counts, and its numbers. */
export function NumberTable({ title, hint, heads, children }: NumberTableProps) {
  return (
    <Box tag="section" aria-label={title}>
      <Typography tag="h3" fontWeight="bold">
        {title}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingBottom={2}>
        {hint}
      </Typography>
      <Numbers>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Numbers>
    </Box>
  );
}

type CellProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: ((value: number) => void) | undefined;
};

/** One number of a rule: text, or a field where it may be changed. */
export function NumberCell({ label, value, most, onChange }: CellProps) {
  return (
    <td>
      {onChange ? (
        <Box width="9.6rem" style={{ marginInlineStart: 'auto' }}>
          <NumberInput
            size="S"
            aria-label={label}
            value={value}
            onValueChange={(typed: number | undefined) => onChange(Math.min(most, Math.max(0, Math.round(typed ?? 0))))}
          />
        </Box>
      ) : (
        value
      )}
    </td>
  );
}
