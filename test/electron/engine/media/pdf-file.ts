/**
 * A PDF of pages of 300 × 150 points with one line of text each, this information, and a form's field filled on each;
 * `page` is added to what each page says of itself.
 */
export function pdfFile(
  pages: readonly string[],
  info: Readonly<Record<string, string>> = {},
  filled = '',
  page = '',
): Buffer {
  const words = Object.entries(info).map(([key, value]) => `/${key} (${value})`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ')}] >>`,
    `<< ${words.join(' ')} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (const [i, text] of pages.entries()) {
    const content = `BT /F 24 Tf 20 70 Td (${text}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 150] ${page} /Resources << /Font << /F 4 0 R >> >> /Contents ${6 + i * 2} 0 R${filled ? ` /Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (${filled}) /Rect [0 0 9 9] >>]` : ''} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let body = '%PDF-1.7\n';
  const places: number[] = [];
  for (const [i, object] of objects.entries()) {
    places.push(body.length);
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + tail, 'latin1');
}
