import type { Plugin } from 'vite';
import { licencesFile } from '../../shared/model/licence.ts';
import { gatherLicences, packagesGiven } from './gather.ts';

/**
 * Refuses a bundle that holds a package which is not among the gathered ones, so that no part can be forgotten. With
 * `write`, lays what was gathered beside the page. `root`: folder of the project.
 */
export function licencesPlugin(root: string, write = false): Plugin {
  return {
    name: 'bahan:licences',
    generateBundle(_options, bundle) {
      const given = packagesGiven(root);
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const id of Object.keys(file.modules)) {
          const place = placeIn(id);
          if (place && !given.has(place)) this.error(`${place} is in the bundle, and its licence is not gathered`);
        }
      }
      if (write) {
        this.emitFile({ type: 'asset', fileName: licencesFile, source: JSON.stringify(gatherLicences(root)) });
      }
    },
  };
}

/** The place of the package that a module is a file of; undefined for our own and for those that the builder makes up. */
function placeIn(id: string): string | undefined {
  return /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/.][^/]*)\//.exec(id.replaceAll('\\', '/'))?.[1];
}
