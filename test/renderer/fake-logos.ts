import { BahanError } from '../../shared/errors.ts';
import type { KnownLogo } from '../../shared/model/logo.ts';

const drawn = (colour: string): KnownLogo['picture'] => ({
  mime: 'image/svg+xml',
  bytes: new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><circle cx="60" cy="40" r="36" fill="${colour}"/></svg>`,
  ),
});

/** The verbs of logos over two of an office; what is added is drawn in one colour, and nothing that is no picture is taken. */
export function logosOf() {
  const logos: KnownLogo[] = [
    { file: 'Kominfo.svg', bytes: 2400, picture: drawn('#ffffff') },
    { file: 'Pemda.png', bytes: 18_000, picture: drawn('#0d695d') },
  ];
  return {
    logos: () => [...logos],
    addLogo: ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
      if (!/\.(png|svg|jpe?g|webp)$/i.test(name)) throw new BahanError('logo-unusable', { name });
      logos.push({ file: name, bytes: bytes.length, picture: drawn('#a3211a') });
      return { file: name };
    },
    removeLogo: ({ file }: { file: string }) => {
      const at = logos.findIndex((logo) => logo.file === file);
      if (at < 0) throw new BahanError('not-found', { file });
      logos.splice(at, 1);
      return { bytes: new Uint8Array([1, 2, 3]) };
    },
  };
}
