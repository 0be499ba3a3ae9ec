import { dirname, join } from 'node:path';
import { houseFiles, readHouseFile } from './checks/house-files';

const ROOT = join(__dirname, '../..');
/** What a link fills in when it is sent. */
const FILLED = ':';
/** Pages of Strapi itself, which no menu entry of ours adds. */
const STRAPIS = ['/plugins/upload'];

const files = houseFiles(ROOT);

/** The pages of the admin by their addresses: each menu entry, with the routes of the page that it opens. */
function pages(): readonly string[] {
  return files
    .filter((file) => /^(cms|plugins\/[^/]+)\/admin\/.*\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readHouseFile(ROOT, file).matchAll(/to: '(plugins\/[^']+)'[\s\S]*?import\('([^']+)'\)/g)].flatMap(
        ([, base = '', page = '']) => routesOf(join(dirname(file), `${page}.tsx`)).map((path) => `/${base}${path}`),
      ),
    );
}

function routesOf(file: string): readonly string[] {
  const text = readHouseFile(ROOT, file);
  if (!text.includes('<Routes>')) return [''];
  const paths = [...text.matchAll(/<Route path="([^"*]+)"/g)].map(([, path = '']) => `/${path}`);
  return text.includes('<Route index') ? ['', ...paths] : paths;
}

/** Links to the admin that the house writes into notices, what is filled in as a mark. */
const links = files
  .filter(
    (file) => /^(cms\/(server|platform)|plugins\/[^/]+\/server)\/.*\.ts$/.test(file) && !file.endsWith('.test.ts'),
  )
  .flatMap((file) =>
    [...readHouseFile(ROOT, file).matchAll(/['"`](\/plugins\/[^'"`?]*)/g)].map(([, link = '']) => ({
      file,
      link: link.replace(/\$\{[^}]+\}/g, FILLED),
    })),
  );

/** A page's own words stand in a link as they are; what is filled in stands only where a page takes any. */
function leads(link: string, page: string): boolean {
  const [asked, known] = [link.split('/'), page.split('/')];
  return (
    asked.length === known.length &&
    asked.every(
      (part, at) =>
        (part === FILLED) === (known[at]?.startsWith(':') ?? false) && (part === FILLED || part === known[at]),
    )
  );
}

describe('the links of notices', () => {
  it('are found, and so are the pages', () => {
    expect(links.length).toBeGreaterThan(30);
    expect(pages()).toEqual(expect.arrayContaining(['/plugins/vetting-goods/:id', '/plugins/vetting-goods/endings']));
  });

  it.each(links)('lead to a page that the admin has: $link in $file', ({ link }) => {
    expect([...STRAPIS, ...pages()].filter((page) => leads(link, page))).toHaveLength(1);
  });

  it('would not be taken for a page that is not there', () => {
    const found = (link: string) => pages().some((page) => leads(link, page));
    expect(found('/plugins/vetting/products/:')).toBe(false);
    expect(found('/plugins/vetting/endings')).toBe(false);
    expect(found('/plugins/vetting-goods/beginnings')).toBe(false);
  });
});
