import { Canvas, type Drawn } from './canvas.ts';

/** What stands on a sheet: the first words of a document, or the upper left corner of a table. */
export interface Sheet {
  readonly label: string;
  readonly colour: string;
  readonly title: string;
  /** Beside the type: pages, what is inside. */
  readonly beside: string;
  readonly words: string;
  readonly rows: readonly (readonly string[])[];
}

const width = 900;
const height = 1200;
const margin = 72;
const inner = width - 2 * margin;
const mostRows = 14;
const mostColumns = 4;
const rowHeight = 56;

/** A sheet of paper with the type, the title and the first words of a document. */
export async function drawSheet(sheet: Sheet): Promise<Drawn> {
  const canvas = new Canvas(width, height, '#ffffff');
  canvas.shape(
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" fill="none" stroke="#d5dae0" stroke-width="2"/>`,
  );
  const after = await canvas.badge(sheet.label, margin, margin, sheet.colour);
  await canvas.words(
    sheet.beside,
    { x: after + 24, y: margin + 15, width: width - margin - after - 24, height: 36 },
    { size: 28, colour: '#5c6670' },
  );
  let y = margin + 52 + 44;
  const title = await canvas.words(
    sheet.title,
    { x: margin, y, width: inner, height: 190 },
    { size: 46, colour: '#1b232b', bold: true, spacing: 8 },
  );
  y += title.height + (title.height > 0 ? 36 : 0);
  if (sheet.rows.length > 0) await table(canvas, sheet.rows, y);
  else {
    const box = { x: margin, y, width: inner, height: height - margin - y };
    await canvas.words(sheet.words, box, { size: 30, colour: '#333c45', spacing: 12 });
  }
  return canvas.done();
}

async function table(canvas: Canvas, rows: Sheet['rows'], top: number): Promise<void> {
  const shown = rows.slice(0, Math.min(mostRows, Math.floor((height - margin - top) / rowHeight)));
  const edges = columnEdges(shown);
  for (const [line, row] of shown.entries()) {
    const y = top + line * rowHeight;
    if (line % 2 === 0) {
      canvas.shape(`<rect x="${margin}" y="${y}" width="${inner}" height="${rowHeight}" fill="#f1f4f6"/>`);
    }
    for (const [place, text] of row.slice(0, edges.length - 1).entries()) {
      const [left = 0, right = 0] = [edges[place], edges[place + 1]];
      const box = { x: left + 12, y: y + 14, width: right - left - 24, height: 36 };
      await canvas.words(text, box, { size: 26, colour: '#333c45' });
    }
  }
  const bottom = top + shown.length * rowHeight;
  for (const x of edges) {
    canvas.shape(`<line x1="${x}" y1="${top}" x2="${x}" y2="${bottom}" stroke="#cdd4da" stroke-width="2"/>`);
  }
}

/** Where columns begin and the last one ends: wider where there is more to read, and none very narrow. */
function columnEdges(rows: Sheet['rows']): number[] {
  const columns = Math.min(mostColumns, Math.max(1, ...rows.map((row) => row.length)));
  const needs = Array.from({ length: columns }, (_, place) =>
    Math.min(28, Math.max(7, ...rows.map((row) => row[place]?.length ?? 0))),
  );
  const sum = needs.reduce((all, need) => all + need, 0);
  const edges = [margin];
  for (const need of needs) edges.push(Math.round((edges.at(-1) ?? margin) + (need / sum) * inner));
  return edges;
}
