import { Children, type ReactNode } from 'react';
import { Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { StackedTable } from './stacked-table';

type Props = {
  /** What stands above each column, in words. */
  readonly heads: readonly string[];
  /** A column before all others that has no name: where lines are marked. */
  readonly before?: ReactNode;
  /** A column behind all others, for what can be done with a line. */
  readonly after?: ReactNode;
  /** The lines, one `Tr` each. */
  readonly children: ReactNode;
};

/** A table of lines, with words above its columns; on a phone each line is a sheet of its own. */
export function LinesTable({ heads, before, after, children }: Props) {
  const columns = heads.length + [before, after].filter(Boolean).length;
  return (
    <StackedTable>
      <Table colCount={columns} rowCount={Children.count(children) + 1}>
        <Thead>
          <Tr>
            {before ? <Th>{before}</Th> : null}
            {heads.map((head) => (
              <Th key={head}>
                <Typography variant="sigma" textColor="neutral600">
                  {head}
                </Typography>
              </Th>
            ))}
            {after ? <Th>{after}</Th> : null}
          </Tr>
        </Thead>
        <Tbody>{children}</Tbody>
      </Table>
    </StackedTable>
  );
}
