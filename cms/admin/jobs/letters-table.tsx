import { Checkbox, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { DeadLetter, Station } from '../../contract';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { LinesTable } from '../reach/lines-table';

type Props = {
  readonly letters: readonly DeadLetter[];
  readonly stations: readonly Station[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: ReadonlySet<string>) => void;
  readonly show: (letter: DeadLetter) => void;
  readonly mayRetry: boolean;
};

const COLUMNS = ['what', 'event', 'station', 'tries', 'error', 'at'] as const;

/** One row for each; its name opens it, so that the keyboard needs no row of its own. */
export function LettersTable(props: Props) {
  const { letters, chosen, choose, mayRetry } = props;
  const { formatMessage } = useIntl();
  const tick = (id: string, on: boolean): void => {
    const others = [...chosen].filter((one) => one !== id);
    choose(new Set(on ? [...others, id] : others));
  };
  return (
    <LinesTable
      heads={COLUMNS.map((column) => formatMessage({ id: `cms.jobs.column.${column}` }))}
      before={mayRetry ? <ChooseAll {...props} /> : null}
    >
      {letters.map((letter) => (
        <Tr key={letter.id}>
          {mayRetry ? (
            <Td>
              <Checkbox
                aria-label={formatMessage({ id: 'cms.jobs.choose' }, { what: letter.what })}
                checked={chosen.has(letter.id)}
                onCheckedChange={(on) => tick(letter.id, on === true)}
              />
            </Td>
          ) : null}
          <Cells {...props} letter={letter} />
        </Tr>
      ))}
    </LinesTable>
  );
}

function ChooseAll({ letters, chosen, choose }: Props) {
  const { formatMessage } = useIntl();
  const all = chosen.size === letters.length;
  return (
    <Checkbox
      aria-label={formatMessage({ id: 'cms.jobs.chooseAll' })}
      checked={all || (chosen.size > 0 ? 'indeterminate' : false)}
      onCheckedChange={() => choose(new Set(all ? [] : letters.map(({ id }) => id)))}
    />
  );
}

function Cells({ letter, stations, show }: Props & { readonly letter: DeadLetter }) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const column = (name: (typeof COLUMNS)[number]): string => formatMessage({ id: `cms.jobs.column.${name}` });
  const station = stations.find(({ slug }) => slug === letter.station);
  const mark = { [LINE]: '' };
  return (
    <>
      <Td>
        <NameButton onClick={() => show(letter)} {...mark}>
          {letter.what}
        </NameButton>
      </Td>
      <Td data-label={column('event')}>
        <Typography>{letter.event ?? formatMessage({ id: 'cms.jobs.kind.job' })}</Typography>
      </Td>
      <Td data-label={column('station')}>
        <Typography>
          {station ? spoken(station.name) : (letter.station ?? formatMessage({ id: 'cms.jobs.house' }))}
        </Typography>
      </Td>
      <Td data-label={column('tries')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{letter.tries}</Typography>
      </Td>
      <Td data-label={column('error')} maxWidth="48rem">
        <Typography ellipsis title={letter.lastError}>
          {letter.lastError}
        </Typography>
      </Td>
      <Td data-label={column('at')}>
        <Typography>
          <Moment at={letter.at} />
        </Typography>
      </Td>
    </>
  );
}
