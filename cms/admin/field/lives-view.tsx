import { Td, Tr, Typography } from '@strapi/design-system';
import { livePhases, type LiveCoverage, type Person } from '../../contract';
import { Choice } from '../reach/choice';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { LINE } from '../reach/line-keys';
import { LinesTable } from '../reach/lines-table';
import { Moment } from '../reach/moment';
import { TitleLink } from '../reach/title-link';
import { useReading } from '../reach/use-reading';
import { useLivePlanning } from '../topics/use-live-planning';
import { askedOfLives, type FieldQuery } from './field-query';
import { useSay } from './words';

type Props = { readonly query: FieldQuery; readonly change: (part: Partial<FieldQuery>) => void };

/** What goes out live today: exactly what the command screen counts. */
export function LivesView({ query, change }: Props) {
  const say = useSay();
  const lives = useReading<{ readonly lives: readonly LiveCoverage[] }>(`/cms/coverages/lives?${askedOfLives(query)}`);
  const me = useReading<{ readonly person: Person }>('/cms/people/me').value?.person;
  useLivePlanning(me?.station, lives.reload);
  return (
    <>
      <div style={{ maxWidth: 280, paddingBottom: 16 }}>
        <Choice
          label={say('column.phase')}
          value={query.phase === '' ? 'all' : query.phase}
          options={[['all', say('phase.all')], ...livePhases.map((phase) => [phase, say(`phase.${phase}`)] as const)]}
          onChange={(phase) => change({ phase: livePhases.find((one) => one === phase) ?? '' })}
        />
      </div>
      <Faces of={lives}>{(value) => <List lives={value.lives} />}</Faces>
    </>
  );
}

const HEADS = ['live', 'phase', 'hour'] as const;

function List({ lives }: { readonly lives: readonly LiveCoverage[] }) {
  const say = useSay();
  if (lives.length === 0) {
    return (
      <Sheet>
        <Nothing>{say('lives.empty')}</Nothing>
      </Sheet>
    );
  }
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {lives.map(({ id, topic, title, place, phase, at }) => (
        <Tr key={id}>
          <Td style={{ maxWidth: '40rem' }}>
            <TitleLink to={`/plugins/cms/topics?open=${topic}`} {...{ [LINE]: '' }}>
              {title}
            </TitleLink>
            <Typography variant="pi" textColor="neutral600" tag="p" style={{ whiteSpace: 'normal' }}>
              {place}
            </Typography>
          </Td>
          <Td data-label={say('column.phase')}>
            <Typography>{say(`phase.${phase}`)}</Typography>
          </Td>
          <Td data-label={say('column.hour')}>
            {at === null ? <Typography>{say('hour.none')}</Typography> : <Moment at={at} />}
          </Td>
        </Tr>
      ))}
    </LinesTable>
  );
}
