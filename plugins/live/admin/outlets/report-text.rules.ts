import { reportFigures, type OutletReport, type ReportFigure } from '../../contract';
import { figureText } from '../numbers/figure-text.rules';

const UNITS = {
  ...({ viewers: 'people', peak: 'people', views: 'times', stay: 'seconds', orders: 'times' } as const),
  ...({ gross: 'fen', refunds: 'fen', followers: 'people' } as const),
} satisfies Readonly<Record<ReportFigure, 'people' | 'times' | 'seconds' | 'fen'>>;

/** What a report says, figure by figure in one order, as it is written; what it does not say is not there. */
export const reportText = (
  figures: OutletReport['figures'],
): readonly { readonly figure: ReportFigure; readonly text: string }[] =>
  reportFigures.flatMap((figure) => {
    const value = figures[figure];
    return value === undefined ? [] : [{ figure, text: figureText(value, UNITS[figure]) }];
  });
