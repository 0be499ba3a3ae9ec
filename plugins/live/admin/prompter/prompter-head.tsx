import { LOOK, useSpoken } from '@hearth/cms/reach';
import { figureCatalogue, type FigureName } from '../../contract';
import { clockWords, paceOf } from '../console/clock.rules';
import { figureWords } from '../console/figures.rules';
import { Figure, Mark, Soft } from '../console/look';
import { yuanOf } from '../console/yuan.rules';
import { Top } from './look';
import type { Prompted } from './use-prompter';
import { useSay } from './words';

/** What the host is told of the sale while they speak. */
const SHOWN: readonly FigureName[] = ['concurrent', 'orders', 'net'];

/** Which line is on, how much of its time is left, what comes then, what is shown and how it sells. */
export function PrompterHead({ of: { session, clock, room, board } }: { readonly of: Prompted }) {
  const say = useSay();
  const spoken = useSpoken();
  const { current, next, left, behind } = clock;
  const pace = paceOf(behind);
  const figures = SHOWN.flatMap((name) => board?.figures.filter((one) => one.name === name) ?? []);
  const pinned = room?.pinned;
  return (
    <Top>
      <div>
        <h1>{current?.title ?? say('waits', { title: session.title })}</h1>
        {next && <Soft>{say('next', { title: next.title, time: clockWords(next.seconds) })}</Soft>}
      </div>
      <strong style={{ color: left < 0 ? LOOK.stop : LOOK.ink }} role="timer" aria-label={say('left')}>
        {clockWords(left)}
      </strong>
      <div>
        {pinned && (
          <Figure>
            {spoken(pinned.title)} {yuanOf(pinned.price)}{' '}
            {pinned.left !== null && <Soft>{say('stock', { left: pinned.left })}</Soft>}
          </Figure>
        )}
      </div>
      <Figure style={{ textAlign: 'end' }}>
        <Mark tone={pace === 'on-time' ? 'proof' : 'wait'}>
          {say(`pace.${pace}`, { time: clockWords(Math.abs(behind)) })}
        </Mark>
      </Figure>
      <div style={{ display: 'flex', flexWrap: 'wrap', columnGap: '1.2em', gridColumn: '1 / -1' }}>
        {figures.map(({ name, value }) => (
          <Figure key={name}>
            <Soft>{spoken(figureCatalogue[name].name)}</Soft> {figureWords(value, figureCatalogue[name].unit)}
          </Figure>
        ))}
      </div>
    </Top>
  );
}
