import { reportText } from './report-text.rules';

it('writes what a report says, in one order, and nothing that it does not say', () => {
  expect(reportText({ gross: 678_905, viewers: 12_345, stay: 93 })).toEqual([
    { figure: 'viewers', text: '12,345' },
    { figure: 'stay', text: '1:33' },
    { figure: 'gross', text: '¥6,789.05' },
  ]);
  expect(reportText({})).toEqual([]);
});
