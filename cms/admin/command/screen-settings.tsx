import { useEffect, useRef, useState, type FormEvent } from 'react';
import { styled } from 'styled-components';
import { tileNames, type CommandSettings, type TileName } from '../../contract';
import { LOOK } from './looks';
import { useSay } from './words';

/** Lies over the screen, also when that fills the display: the browser keeps it on top of everything. */
export const Sheet = styled.dialog`
  margin: auto;
  max-width: min(92vw, 44rem);
  max-height: 88vh;
  overflow-y: auto;
  padding: 2.4rem;
  background: ${LOOK.sheet};
  border: 1px solid ${LOOK.hairline};
  border-radius: 8px;
  box-shadow: 0 2px 12px rgba(0, 0, 0, 0.6);
  color: ${LOOK.ink};
  font-size: 1.6rem;
  line-height: 1.5;
  &::backdrop {
    background: rgba(12, 10, 9, 0.6);
  }
  h2 {
    margin-bottom: 1.6rem;
    font-size: 2rem;
    font-weight: 600;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.8rem 1.6rem;
    margin: 0 0 2rem;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 0.8rem;
    color: ${LOOK.soft};
  }
  label {
    display: flex;
    align-items: center;
    gap: 0.8rem;
    min-height: 3.2rem;
  }
  label.wide {
    flex-wrap: wrap;
    margin-bottom: 1.2rem;
  }
  input[type='checkbox'] {
    width: 2rem;
    height: 2rem;
    accent-color: ${LOOK.ember};
  }
  input[type='text'],
  input[type='number'] {
    padding: 0.6rem 1rem;
    background: ${LOOK.paper};
    border: 1px solid ${LOOK.soft};
    border-radius: 4px;
    color: ${LOOK.ink};
    font: inherit;
  }
  input[type='text'] {
    flex: 1 1 16rem;
    min-width: 0;
  }
  input[type='number'] {
    width: 9rem;
  }
  footer {
    display: flex;
    justify-content: flex-end;
    gap: 1.2rem;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.8rem 2rem;
    margin-bottom: 2rem;
  }
  kbd {
    padding: 0.1rem 0.8rem;
    border: 1px solid ${LOOK.soft};
    border-radius: 4px;
    font: inherit;
  }
  :focus-visible {
    outline: 3px solid ${LOOK.ember};
    outline-offset: 2px;
  }
`;

/** A button of the screen. */
export const Press = styled.button`
  padding: 0.5em 1em;
  background: transparent;
  border: 1px solid ${LOOK.soft};
  border-radius: 4px;
  color: ${LOOK.ink};
  cursor: pointer;
  font: inherit;
  white-space: nowrap;
  &[data-main] {
    background: ${LOOK.ember};
    border-color: ${LOOK.ember};
    color: #1e1b18;
  }
  &:hover {
    border-color: ${LOOK.ink};
  }
  &:focus-visible {
    outline: 3px solid ${LOOK.ember};
    outline-offset: 2px;
  }
`;

type Props = {
  readonly settings: CommandSettings;
  readonly stationName: string;
  readonly onClose: () => void;
  readonly onKeep: (settings: CommandSettings) => void;
};

/** How I like my screen: the tiles of both boards, whether they take turns, and the name over them. */
export function ScreenSettings({ settings, stationName, onClose, onKeep }: Props) {
  const say = useSay();
  const sheet = useShown();
  const [draft, setDraft] = useState(settings);
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    onKeep({ ...draft, title: draft.title.trim(), seconds: Math.min(600, Math.max(10, Math.round(draft.seconds))) });
  };
  return (
    <Sheet ref={sheet} onClose={onClose} aria-label={say('settings')}>
      <form onSubmit={keep}>
        <h2>{say('settings')}</h2>
        <Choices draft={draft} onChange={setDraft} />
        <Turns draft={draft} onChange={setDraft} />
        <label className="wide">
          {say('settings.title')}
          <input
            type="text"
            maxLength={40}
            placeholder={stationName}
            value={draft.title}
            onChange={({ target }) => setDraft({ ...draft, title: target.value })}
          />
        </label>
        <footer>
          <Press type="button" onClick={onClose}>
            {say('cancel')}
          </Press>
          <Press type="submit" data-main>
            {say('keep')}
          </Press>
        </footer>
      </form>
    </Sheet>
  );
}

type PartProps = { readonly draft: CommandSettings; readonly onChange: (draft: CommandSettings) => void };

function Choices({ draft, onChange }: PartProps) {
  const say = useSay();
  const toggle = (board: 0 | 1, tile: TileName): void => {
    const boards: CommandSettings['boards'] = [[...draft.boards[0]], [...draft.boards[1]]];
    const chosen = boards[board];
    boards[board] = tileNames.filter((name) => (name === tile ? !chosen.includes(name) : chosen.includes(name)));
    onChange({ ...draft, boards });
  };
  return ([0, 1] as const).map((board) => (
    <fieldset key={board}>
      <legend>{say('settings.board', { n: board + 1 })}</legend>
      {tileNames.map((tile) => (
        <label key={tile}>
          <input type="checkbox" checked={draft.boards[board].includes(tile)} onChange={() => toggle(board, tile)} />
          {say(tile)}
        </label>
      ))}
    </fieldset>
  ));
}

function Turns({ draft, onChange }: PartProps) {
  const say = useSay();
  return (
    <>
      <label>
        <input type="checkbox" checked={draft.rotate} onChange={() => onChange({ ...draft, rotate: !draft.rotate })} />
        {say('settings.rotate')}
      </label>
      <label className="wide">
        {say('settings.seconds')}
        <input
          type="number"
          min={10}
          max={600}
          value={draft.seconds}
          onChange={({ target }) => onChange({ ...draft, seconds: Number(target.value) })}
        />
      </label>
    </>
  );
}

/** Opens a dialog as the browser's own, with its focus and its Escape. */
export function useShown() {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.showModal();
    // The browser itself goes to the first field, and React writes no `autofocus` that it could read.
    sheet.current?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return sheet;
}
