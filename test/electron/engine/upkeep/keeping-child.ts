import { libraryPaths } from '../../../../electron/engine/library-folder.ts';
import { copyDatabase } from '../../../../electron/engine/upkeep/copy-database.ts';
import { performRestore } from '../../../../electron/engine/upkeep/restore.ts';

/** A process that restores until a step and then dies there, or copies a database until somebody kills it. */
const [what, folder, more] = process.argv.slice(2) as [string, string, string];

if (what === 'restore') {
  performRestore(libraryPaths(folder), (step) => {
    if (step === more) process.kill(process.pid, 'SIGKILL');
  });
} else {
  process.stdout.write('begun\n');
  copyDatabase(libraryPaths(folder).database, more);
  process.stdout.write('made\n');
}
