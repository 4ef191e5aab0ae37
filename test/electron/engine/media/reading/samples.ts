import { zipFile } from '../zip-file.ts';

/** Small documents of each kind, with what is hard to read in each: order, styles, deleted words, repeats, charsets. */
export const word = zipFile({
  'word/styles.xml':
    '<w:styles><w:style w:styleId="Judul1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="B"><w:name w:val="Body"/></w:style></w:styles>',
  'word/document.xml':
    '<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Judul1"/><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr><w:r><w:t>Kopi</w:t></w:r></w:p>' +
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>satu &lt; dua</w:t></w:r></w:p>' +
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' +
    '<w:p><w:ins><w:r><w:t>baru</w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del></w:p>' +
    '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>',
  'word/footnotes.xml': '<w:footnotes><w:footnote><w:p><w:r><w:t>catatan</w:t></w:r></w:p></w:footnote></w:footnotes>',
  'word/comments.xml': '<w:comments><w:comment><w:p><w:r><w:t>komentar</w:t></w:r></w:p></w:comment></w:comments>',
});

export const excel = zipFile({
  'xl/workbook.xml':
    '<workbook><workbookPr/><sheets><sheet name="Kedua" r:id="r2"/><sheet name="Pertama" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><r><t>Teh </t></r><r><t>hijau</t></r></si><si><t>東京</t><rPh><t>とうきょう</t></rPh></si></sst>',
  'xl/worksheets/sheet1.xml':
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>44113</v></c></row><row r="2"><c r="B2" t="str"><f>A1&amp;"x"</f><v>hasil</v></c></row></sheetData><headerFooter><oddHeader>&amp;CRahasia &amp;P</oddHeader></headerFooter></worksheet>',
  'xl/worksheets/sheet2.xml':
    '<worksheet><sheetData><row><c t="s"><v>1</v></c><c><v>0.30000000000000004</v></c></row></sheetData></worksheet>',
  'xl/comments1.xml': '<comments><comment><text><r><t>ulasan</t></r></text></comment></comments>',
});

export const slides = zipFile({
  'ppt/presentation.xml':
    '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="a"/><p:sldId id="257" r:id="b"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels':
    '<Relationships><Relationship Id="a" Target="slides/slide2.xml"/><Relationship Id="b" Target="slides/slide1.xml"/></Relationships>',
  'ppt/slides/slide1.xml': '<p:sld><p:sp><a:p><a:r><a:t>isi</a:t></a:r></a:p></p:sp></p:sld>',
  'ppt/slides/slide2.xml':
    '<p:sld><p:sp><p:nvPr><p:ph type="ctrTitle"/></p:nvPr><a:p><a:r><a:t>Judul</a:t></a:r></a:p></p:sp></p:sld>',
  'ppt/slides/_rels/slide1.xml.rels':
    '<Relationships><Relationship Id="n" Target="../notesSlides/notesSlide1.xml"/></Relationships>',
  'ppt/notesSlides/notesSlide1.xml': '<p:notes><a:p><a:r><a:t>bicara pelan</a:t></a:r></a:p></p:notes>',
});

export const openText = zipFile({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml':
    '<office:document-content><office:automatic-styles><style:style>x</style:style></office:automatic-styles><office:text><text:tracked-changes><text:p>lama</text:p></text:tracked-changes><text:h text:outline-level="2">Kopi</text:h><text:p>satu<text:s text:c="3"/>dua</text:p><text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list></office:text></office:document-content>',
  'styles.xml':
    '<x><office:master-styles><style:footer><text:p>kaki</text:p></style:footer></office:master-styles></x>',
});

export const openTable = zipFile({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml':
    '<office:spreadsheet><table:table table:name="Data"><table:table-row><table:table-cell table:number-columns-repeated="16000"/><table:table-cell><text:p>akhir</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
});

export const book = zipFile({
  mimetype: 'application/epub+zip',
  'META-INF/container.xml': '<container><rootfile full-path="OPS/isi.opf"/></container>',
  'OPS/isi.opf':
    '<package><metadata><dc:title>Buku</dc:title><dc:creator>Sri</dc:creator></metadata><manifest><item id="a" href="satu%20bab.xhtml"/><item id="b" href="dua.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
  'OPS/satu bab.xhtml': '<html><body><p>akhir</p></body></html>',
  'OPS/dua.xhtml': '<html><head><title>x</title></head><body><h1>Bab</h1><ul><li>butir</li></ul></body></html>',
});

export const rich =
  "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset128 Mincho;}}{\\header kepala\\par}\\pard\\outlinelevel0 Kopi\\par\\pard {\\f1\\'93\\'8c\\'8b\\'9e} {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt tautan}}\\par{\\listtext\\pard 1.\\tab}butir\\par\\trowd\\pard\\intbl A\\cell B\\cell\\row\\pard{\\*\\unknown diam}\\u21335?\\par}";

export const letter = [
  'Received: from mx.example.id; Fri, 9 Oct 2020 08:15:30 +0700',
  'From: Sri <sri@example.id>',
  'Subject: Rapat',
  'Content-Type: multipart/mixed; boundary=luar',
  '',
  '--luar',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>caf=E9</p><script>rahasia()</script>',
  '--luar',
  'Content-Type: message/rfc822',
  '',
  'From: Budi <budi@example.id>',
  'Subject: =?utf-8?q?Dalam?=',
  '',
  'isi dalam',
  '--luar',
  "Content-Disposition: attachment; filename*=utf-8''nota%20kopi.pdf",
  'Content-Transfer-Encoding: base64',
  '',
  'AAAA',
  '--luar--',
].join('\r\n');
