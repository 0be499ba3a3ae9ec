/** A paper of the demo as a PDF of some pages: each says what it is, so that whoever opens page 2 sees page 2. */
export function demoPaper(lines: readonly string[], pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => FIRST + index * 2);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${pages} >>`,
    // A face that readers of Chinese bring themselves: nothing has to be embedded.
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...kids.flatMap((kid, index) => pageOf(kid, [...lines, `第 ${index + 1} 页，共 ${pages} 页`])),
  ];
  return assembled(objects);
}

/** The first object of a page; five stand before it. */
const FIRST = 6;

function pageOf(kid: number, lines: readonly string[]): readonly string[] {
  const shown = lines.map((line, index) => `1 0 0 1 72 ${760 - index * 30} Tm <${hexOf(line)}> Tj`).join('\n');
  const content = `BT /F1 16 Tf\n${shown}\nET`;
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${kid + 1} 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
}

/** UTF-16 with the great byte first, as the face's encoding wants it. */
const hexOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

function assembled(objects: readonly string[]): Buffer {
  let body = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${tail}`, 'latin1');
}
