import { describe, expect, it } from 'vitest';
import { sidecarNameOf } from '../../../../electron/engine/sidecars/sidecar-name.ts';

describe('the sidecar that words are written into', () => {
  it('is named as other programs look for it', () => {
    expect(sidecarNameOf('a.jpg', ['a.jpg'])).toBe('a.jpg.xmp');
    expect(sidecarNameOf('a.CR2', ['a.CR2'])).toBe('a.xmp');
    expect(sidecarNameOf('b.nef', ['b.nef', 'b.nef.xmp'])).toBe('b.nef.xmp');
    expect(sidecarNameOf('surat.pdf', ['surat.pdf'])).toBe('surat.pdf.xmp');
    expect(sidecarNameOf('peta.jp2', ['peta.jp2'])).toBe('peta.jp2.xmp');
  });

  it('is the one that is there, the more exactly named first', () => {
    expect(sidecarNameOf('a.jpg', ['a.jpg', 'a.xmp'])).toBe('a.xmp');
    expect(sidecarNameOf('a.jpg', ['a.jpg', 'A.XMP', 'a.jpg.xmp'])).toBe('a.jpg.xmp');
    expect(sidecarNameOf('IMG_1.CR2', ['IMG_1.CR2', 'img_1.XMP'])).toBe('img_1.XMP');
    expect(sidecarNameOf('a.jpg', ['a.jpg', 'a.aae'])).toBe('a.jpg.xmp');
  });

  it('never accompanies another file as well', () => {
    expect(sidecarNameOf('a.cr2', ['a.cr2', 'a.jpg'])).toBe('a.cr2.xmp');
    expect(sidecarNameOf('a.cr2', ['a.cr2', 'a.jpg', 'a.xmp'])).toBe('a.cr2.xmp');
    expect(sidecarNameOf('a.jpg', ['a.cr2', 'a.jpg', 'a.xmp'])).toBe('a.jpg.xmp');
    expect(sidecarNameOf('a.cr2', ['a.cr2', 'A.JPG'])).toBe('a.cr2.xmp');
    // this one is the RAW's own by its whole name
    expect(sidecarNameOf('a.jpg', ['a.jpg', 'a.jpg.cr2', 'a.jpg.xmp'])).toBe('a.jpg.xmp');
  });

  it('is not written for a sidecar', () => {
    expect(sidecarNameOf('a.xmp', ['a.xmp'])).toBeUndefined();
    expect(sidecarNameOf('a.AAE', ['a.AAE'])).toBeUndefined();
  });
});
