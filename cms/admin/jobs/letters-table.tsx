import { Checkbox, Table, Tbody, Td, TextButton, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { DeadLetter } from '../../contract';

type Props = {
  readonly letters: readonly DeadLetter[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: ReadonlySet<string>) => void;
  readonly show: (letter: DeadLetter) => void;
  readonly mayRetry: boolean;
};

const COLUMNS = ['what', 'event', 'station', 'tries', 'error', 'at'] as const;

/** One row for each; its name opens it, so that the keyboard needs no row of its own. */
export function LettersTable(props: Props) {
  const { letters, chosen, choose, show, mayRetry } = props;
  const { formatMessage } = useIntl();
  const tick = (id: string, on: boolean): void => {
    const others = [...chosen].filter((one) => one !== id);
    choose(new Set(on ? [...others, id] : others));
  };
  return (
    <Table colCount={COLUMNS.length + 1} rowCount={letters.length + 1}>
      <Head {...props} />
      <Tbody>
        {letters.map((letter) => (
          <Tr key={letter.id}>
            {mayRetry && (
              <Td>
                <Checkbox
                  aria-label={formatMessage({ id: 'cms.jobs.choose' }, { what: letter.what })}
                  checked={chosen.has(letter.id)}
                  onCheckedChange={(on) => {
                    tick(letter.id, on === true);
                  }}
                />
              </Td>
            )}
            <Cells letter={letter} show={show} />
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Head({ letters, chosen, choose, mayRetry }: Props) {
  const { formatMessage } = useIntl();
  const all = chosen.size === letters.length;
  return (
    <Thead>
      <Tr>
        {mayRetry && (
          <Th>
            <Checkbox
              aria-label={formatMessage({ id: 'cms.jobs.chooseAll' })}
              checked={all || (chosen.size > 0 ? 'indeterminate' : false)}
              onCheckedChange={() => {
                choose(new Set(all ? [] : letters.map(({ id }) => id)));
              }}
            />
          </Th>
        )}
        {COLUMNS.map((column) => (
          <Th key={column}>
            <Typography variant="sigma" textColor="neutral600">
              {formatMessage({ id: `cms.jobs.column.${column}` })}
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}

function Cells({ letter, show }: { readonly letter: DeadLetter; readonly show: Props['show'] }) {
  const { formatMessage, formatDate } = useIntl();
  const job = formatMessage({ id: 'cms.jobs.kind.job' });
  return (
    <>
      <Td>
        <TextButton
          onClick={() => {
            show(letter);
          }}
        >
          {letter.what}
        </TextButton>
      </Td>
      <Td>
        <Typography>{letter.event ?? job}</Typography>
      </Td>
      <Td>
        <Typography>{letter.station ?? formatMessage({ id: 'cms.jobs.house' })}</Typography>
      </Td>
      <Td>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{letter.tries}</Typography>
      </Td>
      <Td>
        <Typography ellipsis style={{ maxWidth: '24rem', display: 'block' }} title={letter.lastError}>
          {letter.lastError}
        </Typography>
      </Td>
      <Td>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>
          {formatDate(letter.at, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })}
        </Typography>
      </Td>
    </>
  );
}
