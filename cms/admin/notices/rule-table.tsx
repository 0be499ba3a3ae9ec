import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { NoticeRule } from '../../contract';
import { LINE } from '../reach/line-keys';
import { NameButton } from '../reach/name-button';
import { StackedTable } from '../reach/stacked-table';
import { useRuleWords } from './rule-words';
import type { RuleBook } from './use-rules';
import { useSay } from './words';

const COLUMNS = ['kind', 'forWhom', 'ways', 'minUrgency', 'quiet', 'escalation'] as const;

type Props = { readonly book: RuleBook; readonly onOpen: (rule: NoticeRule) => void };

/** One row for each rule in words; its name opens it. */
export function RuleTable({ book, onOpen }: Props) {
  const say = useSay();
  return (
    <StackedTable>
      <Table colCount={COLUMNS.length} rowCount={book.rules.length + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma" textColor="neutral600">
                  {say(`column.${column}`)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {book.rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} book={book} onOpen={() => onOpen(rule)} />
          ))}
        </Tbody>
      </Table>
    </StackedTable>
  );
}

type RowProps = { readonly rule: NoticeRule; readonly book: RuleBook; readonly onOpen: () => void };

function RuleRow({ rule, book, onOpen }: RowProps) {
  const say = useSay();
  const words = useRuleWords(book)(rule);
  const mark = { [LINE]: '' };
  return (
    <Tr>
      <Td>
        <NameButton onClick={onOpen} {...mark}>
          {words.kind}
        </NameButton>
        {book.stations.length > 1 ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {words.station}
          </Typography>
        ) : null}
      </Td>
      {COLUMNS.slice(1).map((column) =>
        column === 'kind' ? null : (
          <Td key={column} data-label={say(`column.${column}`)}>
            <Typography style={{ textWrap: 'pretty' }}>{words[column]}</Typography>
          </Td>
        ),
      )}
    </Tr>
  );
}
