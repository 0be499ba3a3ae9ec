import { Td, Tr, Typography } from '@strapi/design-system';
import type { NoticeRule } from '../../contract';
import { LINE } from '../reach/line-keys';
import { NameButton } from '../reach/name-button';
import { LinesTable } from '../reach/lines-table';
import { useRuleWords } from './rule-words';
import type { RuleBook } from './use-rules';
import { useSay } from './words';

const COLUMNS = ['kind', 'forWhom', 'ways', 'minUrgency', 'quiet', 'escalation'] as const;

type Props = { readonly book: RuleBook; readonly onOpen: (rule: NoticeRule) => void };

/** One row for each rule in words; its name opens it. */
export function RuleTable({ book, onOpen }: Props) {
  const say = useSay();
  return (
    <LinesTable heads={COLUMNS.map((column) => say(`column.${column}`))}>
      {book.rules.map((rule) => (
        <RuleRow key={rule.id} rule={rule} book={book} onOpen={() => onOpen(rule)} />
      ))}
    </LinesTable>
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
