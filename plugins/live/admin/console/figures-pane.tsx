import { Moment, useMay, useReading, useSpoken } from '@hearth/cms/reach';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { figureCatalogue, NUMBERS_READ, type FigureName, type NumbersBoard, type ShownFigure } from '../../contract';
import { figureWords } from './figures.rules';
import { Figure, Mark, Pane, Quiet, Soft } from './look';
import { useEvery } from './use-every';
import { useSay } from './words';

const EVERY = 5_000;

/** What a director looks at; all others stand on the board. */
const SHOWN: readonly FigureName[] = [
  ...(['concurrent', 'viewers', 'stay', 'clicks', 'placed', 'orders'] as const),
  ...(['net', 'uvValue', 'gpm', 'conversion', 'refund7', 'farmers'] as const),
];

const Grid = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(9em, 1fr));
  gap: 0.8em 1em;
  margin: 0;
  dd {
    margin: 0;
    font-size: 1.35em;
    font-weight: 600;
  }
  dd[data-aside] {
    font-size: 1em;
    font-weight: 400;
  }
`;

/** The figures of the live, each with what it means, when it was counted, and whether it may still change. */
export function FiguresPane({ session }: { readonly session: string }) {
  const say = useSay();
  const mayRead = useMay(NUMBERS_READ);
  const { value, reload } = useReading<NumbersBoard>(mayRead ? `/live/numbers/${session}` : undefined);
  useEvery(EVERY, reload);
  const shown = SHOWN.flatMap((name) => value?.figures.filter((one) => one.name === name) ?? []);
  return (
    <Pane
      title={say('figures')}
      aside={
        value && (
          <Soft>
            {say('figures.at')} <Moment at={value.asOf} />{' '}
            <Link to={`/plugins/live-numbers/${session}`} target="_blank" style={{ color: 'inherit' }}>
              {say('figures.all')}
            </Link>
          </Soft>
        )
      }
    >
      {shown.length === 0 && <Quiet>{say(mayRead ? 'figures.none' : 'may-not')}</Quiet>}
      <Grid>
        {shown.map((one) => (
          <One key={one.name} of={one} />
        ))}
      </Grid>
    </Pane>
  );
}

function One({ of: { name, value, finality } }: { readonly of: ShownFigure }) {
  const say = useSay();
  const spoken = useSpoken();
  const { name: words, formula, unit } = figureCatalogue[name];
  return (
    <div title={spoken(formula)}>
      <dt>
        <Soft>{spoken(words)}</Soft>
      </dt>
      <dd>
        <Figure>{figureWords(value, unit)}</Figure>
      </dd>
      {finality === 'provisional' && (
        <dd data-aside="">
          <Mark tone="wait">{say('figures.provisional')}</Mark>
        </dd>
      )}
    </div>
  );
}
