import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/**
 * Holds a table. On a phone each row becomes a block of lines: a table that scrolls sideways hides what a row is about. A cell with
 * `data-label` says there what its column says on a desk.
 */
export const StackedTable = styled(Box)`
  @media (max-width: 720px) {
    table,
    tbody,
    tr,
    td {
      display: block;
      width: 100%;
      height: auto;
    }
    thead {
      display: none;
    }
    tr {
      padding: 12px 16px;
      height: auto;
    }
    td,
    td:first-of-type {
      padding: 2px 0;
      overflow-wrap: anywhere;
    }
    td > * {
      white-space: normal;
    }
    td[data-label] {
      display: flex;
      gap: 8px;
    }
    td[data-label]::before {
      content: attr(data-label);
      flex: none;
      width: 9.6rem;
      white-space: normal;
      color: ${({ theme }) => theme.colors.neutral600};
      font-size: 1.2rem;
      line-height: 2rem;
    }
  }
`;
