import { askedOf, isNarrowed, keptPart, readQuery, writeQuery } from './planning-query';

const read = (search: string) => readQuery(new URLSearchParams(search));

describe('the address of the planning', () => {
  it('comes back as it was written', () => {
    const search = 'view=week&station=yunze&text=大桥&state=pitched&day=2026-11-23&open=t1';
    expect(new URLSearchParams(writeQuery(read(search))).toString()).toBe(new URLSearchParams(search).toString());
    expect(writeQuery(read(''))).toEqual({});
  });

  it('leaves out what is none of ours', () => {
    expect(read('view=gantt&state=lost&day=tomorrow')).toEqual(read(''));
  });

  it('asks the host for filters only, and keeps neither the week nor what lies open', () => {
    const query = read('view=list&station=yunze&state=pitched&day=2026-11-23&open=t1');
    expect(askedOf(query, { limit: '30' })).toBe('station=yunze&limit=30');
    expect(keptPart(query)).toBe('view=list&station=yunze&state=pitched');
    expect(isNarrowed(query)).toBe(true);
    expect(isNarrowed(read('view=week&open=t1'))).toBe(false);
  });
});
