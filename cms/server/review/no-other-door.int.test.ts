import { theHost, type Host } from '../../../tests/host/host';
import { graphql } from '../../../tests/host/newsroom';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

describe('opens no other door', () => {
  it.each(['/api/manuscripts', '/api/cms/manuscripts', '/api/cms.manuscripts'])('has no REST at %s', async (path) => {
    const answer = await fetch(host.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([404, 405]).toContain(answer.status);
  });

  it('has no mutation of manuscripts in GraphQL', async () => {
    const answer = await graphql(host, 'mutation { createManuscript(data: { title: "x" }) { documentId } }');
    expect(JSON.stringify(answer.errors)).toMatch(/not configured to execute mutation/);
  });
});
