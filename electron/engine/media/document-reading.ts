import { BahanError } from '../../../shared/errors.ts';
import type { DocumentReading } from '../../../shared/model/document.ts';
import { archiveNames } from './archive-names.ts';
import { withFile } from './file-source.ts';
import { withPdf } from './kept-pdf.ts';
import { contentOf } from './reading/content.ts';
import { limitedBlocks, limitedSheets } from './reading/limits.ts';
import { sniff } from './sniff.ts';

const mostPages = 20_000;
const mostNames = 5000;

/**
 * A document as it is read on screen, within limits: 2,000 rows of 100 columns a sheet, 50 sheets, 5,000 blocks, two
 * million letters; where there is more, `cut` says so.
 * @throws BahanError those of the file, and `file-unsupported` for what has no words or is no document.
 */
export function readDocument(path: string): Promise<DocumentReading> {
  return withFile(path, async (source): Promise<DocumentReading> => {
    if (source.size === 0) throw new BahanError('file-empty', { path });
    const sniffed = sniff(source);
    if (sniffed.format === 'pdf') {
      return withPdf(source, (document) => {
        const pages = Array.from({ length: Math.min(document.pages, mostPages) }, (_, page) => document.size(page));
        return { how: 'pages', pages };
      });
    }
    if (['zip', 'rar', 'tar'].includes(sniffed.format)) {
      const { names, cut } = archiveNames(source, sniffed.format);
      return { how: 'names', names: names.slice(0, mostNames), cut: cut || names.length > mostNames };
    }
    const content = await contentOf(source, sniffed);
    if (!content) throw new BahanError('file-unsupported', { path });
    return content.how === 'tables' ? limitedSheets(content.sheets) : limitedBlocks(content.blocks);
  });
}
