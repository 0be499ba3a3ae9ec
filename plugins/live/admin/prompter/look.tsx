import { FACE, LOOK } from '@hearth/cms/reach';
import { styled } from 'styled-components';

/** Over everything of the admin: dark, so that no light falls on the glass before the camera. */
export const Glass = styled.main`
  position: fixed;
  inset: 0;
  z-index: 10;
  display: grid;
  grid-template-rows: auto minmax(0, 1fr) auto;
  background: ${LOOK.paper};
  color: ${LOOK.ink};
  color-scheme: dark;
  font-family: ${FACE};
  font-size: 16px;
  line-height: 1.4;
  text-autospace: normal;
  padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
`;

/** The text: it alone is mirrored, since the host reads it off a glass and the buttons with their own eyes. */
export const Text = styled.div<{ $size: number; $isMirrored: boolean }>`
  overflow-y: auto;
  padding: 0.4em max(4vw, 12px) 60vh;
  font-size: ${({ $size }) => $size}px;
  font-weight: 500;
  line-height: 1.5;
  overflow-wrap: anywhere;
  scrollbar-width: none;
  transform: ${({ $isMirrored }) => ($isMirrored ? 'scaleX(-1)' : 'none')};
  section {
    padding-block-end: 0.6em;
  }
  h2 {
    color: ${LOOK.soft};
    font-size: 0.5em;
    font-weight: 400;
  }
  p {
    margin: 0.15em 0;
    padding-inline-start: 0.4em;
    border-inline-start: 0.12em solid transparent;
  }
  p[data-light='green'] {
    border-color: ${LOOK.proof};
  }
  p[data-light='amber'] {
    border-color: ${LOOK.wait};
    border-inline-start-style: dashed;
  }
  p[data-light='red'] {
    border-color: ${LOOK.stop};
    color: ${LOOK.stop};
    text-decoration: line-through;
  }
  small {
    display: block;
    font-size: max(0.42em, 14px);
    font-weight: 400;
    text-decoration: none;
  }
`;

/** What stands above the text: the time that is left is the largest thing beside the words. */
export const Top = styled.header`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  align-items: center;
  gap: 0.2em 1em;
  padding: 0.6em 1em;
  border-block-end: 1px solid ${LOOK.hairline};
  h1 {
    font: inherit;
  }
  strong {
    font-size: 2.2em;
    font-weight: 600;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
`;

/** What stands below it. */
export const Bottom = styled.footer`
  display: grid;
  gap: 0.5em;
  max-height: 44vh;
  overflow-y: auto;
  padding: 0.6em 1em;
  border-block-start: 1px solid ${LOOK.hairline};
`;

/** A note from the director; one that presses cannot be overlooked. */
export const Slip = styled.div<{ $isUrgent: boolean }>`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 0.8em;
  padding: 0.6em 0.8em;
  background: ${({ $isUrgent }) => ($isUrgent ? LOOK.ember : LOOK.fold)};
  border-radius: 4px;
  color: ${({ $isUrgent }) => ($isUrgent ? '#1e1b18' : LOOK.ink)};
  font-size: ${({ $isUrgent }) => ($isUrgent ? '1.5em' : '1.15em')};
  font-weight: 600;
  button {
    flex: none;
    border-color: currentColor;
    color: inherit;
  }
`;

/** Buttons as large as a thumb in a hurry. */
export const Handles = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0.5em;
  button {
    flex: 1 1 auto;
    min-width: 3.2em;
    min-height: 3em;
    padding: 0.3em 0.6em;
  }
  button[aria-pressed='true'] {
    background: ${LOOK.fold};
    border-color: ${LOOK.ink};
  }
`;
