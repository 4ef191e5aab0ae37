import { addLogo, officeLogos, removeLogo } from '../export/office-logos.ts';
import { libraryPaths } from '../library-folder.ts';
import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

/** The marks that an office puts on its copies: files of the library, as they were given. */
export const exportLogosApi = (
  os: Pick<Implementer['exports'], 'logos' | 'addLogo' | 'removeLogo'>,
  { media, folder }: Engine,
) => {
  const context = { media, folder: libraryPaths(folder).logos };
  return {
    logos: os.logos.handler(({ signal }) => officeLogos(context, signal)),
    addLogo: os.addLogo.handler(async ({ input, signal }) => ({ file: await addLogo(context, input, signal) })),
    removeLogo: os.removeLogo.handler(({ input }) => ({ bytes: removeLogo(context, input.file) })),
  };
};
