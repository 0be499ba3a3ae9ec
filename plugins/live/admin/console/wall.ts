import { FACE, LOOK } from '@hearth/cms/reach';
import { styled } from 'styled-components';

/** Over everything of the admin. */
export const Wall = styled.main`
  position: fixed;
  inset: 0;
  z-index: 10;
  display: grid;
  grid-template-rows: auto minmax(0, 1fr);
  gap: 0.8em;
  padding: 0.8em 1em 1em;
  background: ${LOOK.paper};
  color: ${LOOK.ink};
  color-scheme: dark;
  font-family: ${FACE};
  font-size: 14px;
  line-height: 1.45;
  text-autospace: normal;
  overflow: hidden;
  @media (max-width: 820px) {
    display: block;
    overflow-y: auto;
    & > * {
      margin-block-end: 0.8em;
    }
  }
`;

/** Three columns at a desk, two on a tablet, one on a phone. */
export const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 5fr) minmax(0, 5fr) minmax(0, 4fr);
  gap: 0.8em;
  min-height: 0;
  & > div {
    display: flex;
    flex-direction: column;
    gap: 0.8em;
    min-width: 0;
    min-height: 0;
    overflow-y: auto;
  }
  & > div > section {
    flex: 0 0 auto;
  }
  & > div > [data-tall] {
    flex: 1 0 14em;
    display: flex;
    min-height: 14em;
  }
  & > div > [data-tall] > section {
    flex: 1;
  }
  @media (max-width: 1180px) {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    grid-auto-rows: max-content;
    overflow-y: auto;
    & > div {
      overflow: visible;
    }
    & > div > [data-tall] {
      flex: none;
      min-height: 0;
      max-height: 30em;
    }
    & > div:last-child {
      grid-column: 1 / -1;
    }
  }
  @media (max-width: 820px) {
    grid-template-columns: minmax(0, 1fr);
    overflow: visible;
  }
`;
