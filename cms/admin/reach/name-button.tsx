import { styled } from 'styled-components';

/** The name of a row that opens it: the first thing that keyboard and eye meet there. */
export const NameButton = styled.button.attrs({ type: 'button' })`
  padding: 0;
  border: none;
  background: none;
  font: inherit;
  font-size: 1.4rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.primary600};
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;

  &:hover {
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
