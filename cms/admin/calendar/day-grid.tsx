import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

/** Seven days a line: a week, or the weeks that a month touches. */
export const DayGrid = styled.div`
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  > span {
    padding: 6px 8px;
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }
  > section {
    min-height: 112px;
    padding: 4px;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  > section:nth-of-type(7n + 1) {
    border-inline-start: 0;
  }
  > section[data-other] {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  > section[data-today] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

/** The names of the days above the grid, by its first line. */
export function DayNames({ days }: { readonly days: readonly string[] }) {
  const { formatDate } = useIntl();
  return days.slice(0, 7).map((day) => (
    <span key={day} aria-hidden>
      {formatDate(`${day}T00:00:00Z`, { weekday: 'short', timeZone: 'UTC' })}
    </span>
  ));
}
