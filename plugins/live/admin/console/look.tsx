import type { ReactNode } from 'react';
import { LOOK, Press } from '@hearth/cms/reach';
import { styled } from 'styled-components';

/** A part of the console: a head that stays, and a body that scrolls. */
const Box = styled.section`
  display: flex;
  flex-direction: column;
  min-width: 0;
  min-height: 0;
  background: ${LOOK.sheet};
  border: 1px solid ${LOOK.hairline};
  border-radius: 8px;
  overflow: hidden;
  & > header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.4em 1em;
    padding: 0.7em 1em;
    border-block-end: 1px solid ${LOOK.hairline};
  }
  & > div {
    flex: 1 1 auto;
    min-height: 0;
    overflow-y: auto;
    padding: 0.8em 1em 1em;
  }
  h2 {
    font-size: 1.1em;
    font-weight: 600;
  }
`;

type Props = { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode };

/** A part of the console by its name. */
export function Pane({ title, aside, children }: Props) {
  return (
    <Box aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      <div>{children}</div>
    </Box>
  );
}

/** What a part says that has nothing to show. */
export const Quiet = styled.p`
  color: ${LOOK.soft};
  line-height: 1.6;
`;

/** Words that stand back. */
export const Soft = styled.span`
  color: ${LOOK.soft};
`;

/** What a state amounts to. */
export type Tone = 'proof' | 'wait' | 'stop' | 'quiet';

const SHAPES: Readonly<Record<Tone, string>> = { proof: '✓', wait: '◷', stop: '✕', quiet: '–' };
const INKS: Readonly<Record<Tone, string>> = { proof: LOOK.proof, wait: LOOK.wait, stop: LOOK.stop, quiet: LOOK.soft };

/** A state by shape, word and colour: none of them speaks alone. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span style={{ color: INKS[tone] }}>
      <span aria-hidden>{SHAPES[tone]}</span> {children}
    </span>
  );
}

/** A button of the console: large enough for a thumb on a tablet. */
const Large = styled(Press)`
  min-height: 3.2em;
  padding: 0.4em 0.9em;
  white-space: normal;
  text-align: start;
  kbd {
    margin-inline-start: 0.6em;
    padding: 0 0.4em;
    border: 1px solid currentColor;
    border-radius: 3px;
    font: inherit;
    font-size: 0.8em;
    opacity: 0.75;
  }
  &[aria-disabled='true'] {
    border-style: dashed;
    color: ${LOOK.soft};
    cursor: not-allowed;
  }
  &:active:not([aria-disabled='true']) {
    background: ${LOOK.fold};
    color: ${LOOK.ink};
  }
  @media (hover: none) {
    kbd {
      display: none;
    }
  }
`;

type DeedProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** The key that does the same. */
  readonly shortcut?: string | undefined;
  /** Why it cannot be pressed now; said to whoever points at it or hears it. */
  readonly why?: string | undefined;
  readonly isMain?: boolean;
};

/** Something that can be done; one that cannot says why. */
export function Deed({ children, onPress, shortcut, why, isMain = false }: DeedProps) {
  return (
    <Large
      type="button"
      aria-disabled={why !== undefined}
      {...(why === undefined ? {} : { title: why })}
      {...(isMain && why === undefined ? { 'data-main': true } : {})}
      onClick={() => why === undefined && onPress()}
    >
      {children}
      {shortcut !== undefined && <kbd aria-hidden>{shortcut}</kbd>}
    </Large>
  );
}

/** Buttons in a row that may break. */
export const Deeds = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6em;
  padding-block-start: 0.7em;
  &[data-stays] {
    position: sticky;
    inset-block-end: -1em;
    margin-block-end: -1em;
    padding-block-end: 1em;
    background: ${LOOK.sheet};
  }
`;

/** Lines of a list, parted by hairlines. */
export const Lines = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
  & > li {
    padding-block: 0.6em;
    border-block-end: 1px solid ${LOOK.hairline};
    overflow-wrap: anywhere;
  }
  & > li:last-child {
    border: 0;
  }
`;

/** Figures of one width, so that a clock does not tremble. */
export const Figure = styled.span`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;

/** A field of the console's own sheets. */
export const Field = styled.label`
  display: grid;
  gap: 0.6rem;
  margin-bottom: 1.6rem;
  textarea,
  input,
  select {
    width: 100%;
    min-height: 4.4rem;
    padding: 0.8rem 1rem;
    background: ${LOOK.paper};
    border: 1px solid ${LOOK.soft};
    border-radius: 4px;
    color: ${LOOK.ink};
    font: inherit;
  }
`;
