import { asked, withState } from './list-address.rules';

describe('what narrows a list', () => {
  it('asks the host for what the list knows and for nothing that is empty', () => {
    const search = new URLSearchParams('state=paid&number=&station=yunze&before=b1');
    expect(asked(search, ['state', 'number', 'before'])).toBe('state=paid&before=b1');
    expect(asked(new URLSearchParams(), ['state'])).toBe('');
  });

  it('turns to another state from the top, and keeps the rest', () => {
    const search = new URLSearchParams('state=paid&number=9f&before=b1');
    expect(withState(search, 'shipped')).toBe('?state=shipped&number=9f');
    expect(withState(search, 'all')).toBe('?number=9f');
  });
});
