import { styled } from 'styled-components';
import type { Occurrence } from '../../contract';
import { LINE } from '../reach/line-keys';
import { hourOf } from '../roster/week';
import { nameOf } from './calendar-query';
import { useSay } from './words';

const Line = styled.button.attrs({ type: 'button' })`
  display: block;
  width: 100%;
  padding: 3px 6px;
  border: 0;
  border-inline-start: 3px solid ${({ theme }) => theme.colors.primary600};
  border-radius: 2px;
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.3rem;
  line-height: 1.5;
  text-align: start;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  cursor: pointer;

  &[data-soft] {
    border-inline-start-style: dashed;
  }
  &[data-off] {
    border-color: ${({ theme }) => theme.colors.neutral300};
    color: ${({ theme }) => theme.colors.neutral600};
  }
  &[data-off] s {
    text-decoration: line-through;
  }
  &[data-wide] {
    padding: 8px 12px;
    font-size: 1.4rem;
    white-space: normal;
  }
  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -1px;
  }
  time {
    margin-inline-end: 6px;
    font-variant-numeric: tabular-nums;
  }
  small {
    display: block;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }
`;

type Props = {
  readonly one: Occurrence;
  readonly onOpen: (open: string) => void;
  /** With place and state below, where there is room. */
  readonly wide?: boolean;
};

/** One occurrence as a calendar shows it: its hour, its name, and by its edge how sure it is. */
export function OccurrenceLine({ one, onOpen, wide = false }: Props) {
  const say = useSay();
  const line = { [LINE]: '' };
  const isOff = one.state === 'cancelled';
  const Name = isOff ? 's' : 'span';
  const facts = useFacts(one);
  return (
    <Line
      {...line}
      title={[one.title, ...facts].join(' · ')}
      data-soft={one.certainty === 'certain' ? undefined : ''}
      data-off={isOff ? '' : undefined}
      data-wide={wide ? '' : undefined}
      onClick={() => onOpen(nameOf(one))}
    >
      <Name>
        <time dateTime={one.startsAt}>{one.allDay ? say('allDay.short') : hourOf(one.startsAt)}</time>
        {one.title}
      </Name>
      {wide && facts.length > 0 && <small>{facts.join(' · ')}</small>}
    </Line>
  );
}

/** What is to be known of an occurrence beside its hour and name. */
function useFacts(one: Occurrence): readonly string[] {
  const say = useSay();
  return [
    one.place,
    one.state === 'planned' ? '' : say(`state.${one.state}`),
    one.certainty === 'certain' ? '' : say(`certainty.${one.certainty}`),
    one.repeats ? say('repeats') : '',
    one.topic === null ? '' : say('hasTopic'),
  ].filter(Boolean);
}
