import { useEffect, useRef } from 'react';
import { LOOK, useMay } from '@hearth/cms/reach';
import { styled } from 'styled-components';
import { SESSIONS_RUN, type RunsheetItem } from '../../contract';
import { clockWords, paceOf, type ShowClock } from './clock.rules';
import { Deed, Deeds, Figure, Mark, Pane, Quiet, Soft, type Tone } from './look';
import type { LineDeeds } from './use-line-deeds';
import { useSay } from './words';

const List = styled.ol`
  margin: 0;
  padding: 0;
  list-style: none;
`;

const Line = styled.button<{ $isChosen: boolean; $isOn: boolean }>`
  display: grid;
  grid-template-columns: 2.2em minmax(0, 1fr) auto;
  gap: 0.2em 0.8em;
  width: 100%;
  padding: 0.55em 0.7em;
  background: ${({ $isOn }) => ($isOn ? LOOK.fold : 'transparent')};
  border: 1px solid ${({ $isChosen }) => ($isChosen ? LOOK.ink : 'transparent')};
  border-inline-start: 4px solid ${({ $isOn }) => ($isOn ? LOOK.ember : 'transparent')};
  border-radius: 4px;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
  &[data-past] {
    color: ${LOOK.soft};
  }
  &:focus-visible {
    outline: 3px solid ${LOOK.ember};
    outline-offset: -3px;
  }
`;

const TONES: Readonly<Record<ReturnType<typeof paceOf>, Tone>> = { 'on-time': 'proof', behind: 'stop', ahead: 'wait' };

type Props = {
  readonly items: readonly RunsheetItem[];
  readonly clock: ShowClock;
  readonly deeds: LineDeeds;
  readonly chosen: RunsheetItem | undefined;
  readonly onChoose: (id: string) => void;
};

/** The run-of-show, with the plan against the real clock. */
export function RunsheetPane({ items, clock, deeds, chosen, onChoose }: Props) {
  const say = useSay();
  return (
    <Pane title={say('runsheet')} aside={<Pace clock={clock} />}>
      {items.length === 0 && <Quiet>{say('runsheet.empty')}</Quiet>}
      <List>
        {items.map((item, place) => (
          <li key={item.id}>
            <SheetLine
              place={place + 1}
              item={item}
              clock={clock}
              isChosen={item.id === chosen?.id}
              onChoose={onChoose}
            />
          </li>
        ))}
      </List>
      <Turns clock={clock} deeds={deeds} chosen={chosen} />
    </Pane>
  );
}

type TurnsProps = Pick<Props, 'clock' | 'deeds' | 'chosen'>;

/** Takes the show on; what is skipped or replaced is the line that was chosen, or the one that is on. */
function Turns({ clock: { current, next }, deeds, chosen }: TurnsProps) {
  const say = useSay();
  const why = useMay(SESSIONS_RUN) ? undefined : say('may-not');
  const isOver = !next && !current;
  return (
    <Deeds data-stays="">
      <Deed isMain shortcut="n" why={why ?? (isOver ? say('runsheet.over') : undefined)} onPress={() => deeds.next()}>
        {next ? say('line.next', { title: next.title }) : say('line.finish')}
      </Deed>
      <Detours deeds={deeds} meant={chosen ?? current} why={why} />
      {chosen && chosen.id !== current?.id && (
        <Deed why={why} onPress={() => deeds.begin(chosen)}>
          {say('line.begin')}
        </Deed>
      )}
    </Deeds>
  );
}

type DetoursProps = Pick<Props, 'deeds'> & {
  readonly meant: RunsheetItem | undefined;
  readonly why: string | undefined;
};

function Detours({ deeds, meant, why }: DetoursProps) {
  const say = useSay();
  const whyNoFallback = meant?.fallback == null ? say('line.no-fallback') : undefined;
  return (
    <>
      <Deed shortcut="s" why={why ?? (meant ? undefined : say('line.choose'))} onPress={() => deeds.skip(meant)}>
        {say('line.skip')}
      </Deed>
      <Deed shortcut="b" why={why ?? whyNoFallback} onPress={() => deeds.fallBack(meant)}>
        {say('line.fallback')}
      </Deed>
    </>
  );
}

function Pace({ clock: { behind } }: { readonly clock: ShowClock }) {
  const say = useSay();
  const pace = paceOf(behind);
  return (
    <Figure aria-live="off">
      <Mark tone={TONES[pace]}>{say(`pace.${pace}`, { time: clockWords(Math.abs(behind)) })}</Mark>
    </Figure>
  );
}

type LineProps = {
  /** As people count, from one. */
  readonly place: number;
  readonly item: RunsheetItem;
  readonly clock: ShowClock;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
};

function SheetLine({ place, item, clock, isChosen, onChoose }: LineProps) {
  const say = useSay();
  const isOn = item.state === 'on';
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const left = isOn ? clock.left : item.seconds;
  return (
    <Line
      ref={line}
      type="button"
      $isChosen={isChosen}
      $isOn={isOn}
      aria-pressed={isChosen}
      {...(isOn ? { 'aria-current': 'step' as const } : {})}
      {...(item.state === 'done' || item.state === 'skipped' ? { 'data-past': true } : {})}
      onClick={() => onChoose(item.id)}
    >
      <Figure>{place}</Figure>
      <span style={{ textDecoration: item.state === 'skipped' ? 'line-through' : 'none' }}>
        {item.title} <Soft>{item.presenter}</Soft>
      </span>
      <Figure style={{ color: isOn && left < 0 ? LOOK.stop : 'inherit' }}>
        {say(`line.${item.state}`)} {clockWords(left)}
      </Figure>
    </Line>
  );
}
